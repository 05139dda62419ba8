import { hasLibav } from './model.mjs';

const PATHS = {
  pi5: ['/base/axi/pcie@120000/rp1/i2c@88000/imx708@1a', '/base/axi/pcie@120000/rp1/i2c@80000/ov5647@36'],
  pi4: ['/base/soc/i2c0mux/i2c@1/imx708@1a', '/base/soc/i2c0mux/i2c@0/ov5647@36'],
};

/** The typo in the second line is the tool's own. `family`: the tools were called libcamera-* before 1.4. */
export function versionText(family, version, model) {
  return [
    `${family}-apps build: v${version} 0123456789ab 01-01-2026 (12:00:00)`,
    `${family}-apps capabilites: egl:0 qt:0 drm:0 libav:${hasLibav(model) ? 1 : 0}`,
    'libcamera build: v0.7.1',
    '',
  ].join('\n');
}

export const NO_CAMERA_TEXT = 'No cameras available!\n';

/**
 * While the camera is busy the list is complete all the same, with rates and crops that mean nothing. `loose`: the cable of the
 * first is, so that the second is number 0.
 */
export function cameraListText(cameras, { busy, loose, model }) {
  const mode = (size, fps, crop) =>
    busy ? `${size} [30.00 fps - (65535, 65535)/65535x65535 crop]` : `${size} [${fps} fps - ${crop} crop]`;
  const all = [
    [
      `imx708 [4608x2592 10-bit RGGB]`,
      `    Modes: 'SRGGB10_CSI2P' : ${mode('1536x864', '120.13', '(768, 432)/3072x1728')}`,
      `                             ${mode('2304x1296', '56.03', '(0, 0)/4608x2592')}`,
      `                             ${mode('4608x2592', '14.35', '(0, 0)/4608x2592')}`,
    ],
    [
      `ov5647 [2592x1944 10-bit GBRG]`,
      `    Modes: 'SGBRG10_CSI2P' : ${mode('640x480', '58.92', '(16, 0)/2560x1920')}`,
      `                             ${mode('1296x972', '46.34', '(0, 0)/2592x1944')}`,
    ],
  ];
  const listed = all
    .map(([sensor, ...modes], port) => [`${sensor} (${PATHS[model][port]})`, ...modes, ''])
    .slice(loose ? 1 : 0, cameras)
    .flatMap(([camera, ...modes], number) => [`${number} : ${camera}`, ...modes]);
  return ['Available cameras', '-----------------', ...listed, ''].join('\n');
}

export function log(level, text) {
  process.stderr.write(`[0:01:23.456789012] [${process.pid}]  ${level} ${text}\n`);
}

export const BUSY_TEXT = 'Pipeline handler in use by another process';

/** `port`: the first or the second. */
export function acquireText(port, model) {
  return `failed to acquire camera ${PATHS[model][port]}`;
}
