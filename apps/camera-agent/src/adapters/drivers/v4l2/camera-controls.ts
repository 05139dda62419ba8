import type { ControlName } from '#contracts/messages/camera-settings.js';
import type { DeviceControl } from './control-list.js';
import { brightnessScale, factorScale, type Scale, spanScale, unitScale } from './control-scale.js';

/** V4L2_CID_… of linux/v4l2-controls.h: ids stay where kernels rename controls (exposure_auto, auto_exposure). */
const ID = {
  brightness: 0x00980900,
  contrast: 0x00980901,
  saturation: 0x00980902,
  autoWhiteBalance: 0x0098090c,
  autoGain: 0x00980912,
  gain: 0x00980913,
  whiteBalance: 0x0098091a,
  sharpness: 0x0098091b,
  autoExposure: 0x009a0901,
  exposure: 0x009a0902,
  focus: 0x009a090a,
  autoFocus: 0x009a090c,
} as const;

/** `exposure_time_absolute` counts 100 µs. */
const EXPOSURE_UNIT_US = 100;
const EXPOSURE_US = { min: 1, max: 10_000_000 } as const;
const KELVIN = { min: 1000, max: 20_000 } as const;
/** The device does not say what its steps of gain are: its least is taken for none, its most for 16. */
const GAIN = { min: 1, max: 16 } as const;
/** Nor what those of its focus are, but that more is nearer: its most is taken for 10 cm, usual for webcams. */
const DIOPTRES = { min: 0, max: 10 } as const;
/** Values of auto_exposure that leave the time to the camera, and those by which it is set. */
const EXPOSURE_BY_ITSELF = [3, 0] as const;
const EXPOSURE_BY_HAND = [1, 2] as const;

export interface AutoControl {
  readonly control: DeviceControl;
  readonly on: number;
  readonly off: number;
}

/** A control of the device under Rollcall's name. */
export interface CameraControl {
  readonly name: ControlName;
  readonly control: DeviceControl;
  readonly scale: Scale;
  /** Lets the device find the value by itself. */
  readonly auto?: AutoControl;
}

/** Those of a device's controls that Rollcall knows. */
export function cameraControls(controls: readonly DeviceControl[]): CameraControl[] {
  const find = (id: number): DeviceControl | undefined => controls.find((control) => control.id === id);
  const one = (
    name: ControlName,
    id: number,
    scaleOf: (control: DeviceControl) => Scale | undefined,
    auto?: AutoControl,
  ): CameraControl[] => {
    const control = find(id);
    const scale = control && scaleOf(control);
    return control && scale ? [{ name, control, scale, ...(auto && { auto }) }] : [];
  };
  const exposure = (control: DeviceControl): Scale | undefined =>
    unitScale(control, EXPOSURE_UNIT_US, EXPOSURE_US);
  return [
    ...one('brightness', ID.brightness, brightnessScale),
    ...one('contrast', ID.contrast, factorScale),
    ...one('saturation', ID.saturation, factorScale),
    ...one('sharpness', ID.sharpness, factorScale),
    ...one('exposure', ID.exposure, exposure, autoExposure(find(ID.autoExposure))),
    ...one('gain', ID.gain, (control) => spanScale(control, GAIN), onOff(find(ID.autoGain))),
    ...one(
      'whiteBalance',
      ID.whiteBalance,
      (control) => unitScale(control, 1, KELVIN),
      onOff(find(ID.autoWhiteBalance)),
    ),
    ...one('focus', ID.focus, (control) => spanScale(control, DIOPTRES), onOff(find(ID.autoFocus))),
  ];
}

function onOff(control: DeviceControl | undefined): AutoControl | undefined {
  return control && { control, on: 1, off: 0 };
}

function autoExposure(control: DeviceControl | undefined): AutoControl | undefined {
  const on = EXPOSURE_BY_ITSELF.find((value) => control?.menu.includes(value));
  const off = EXPOSURE_BY_HAND.find((value) => control?.menu.includes(value));
  return control && on !== undefined && off !== undefined ? { control, on, off } : undefined;
}
