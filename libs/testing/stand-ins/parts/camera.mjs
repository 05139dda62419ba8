import { refuse } from './exits.mjs';
import { struckBy } from './orders.mjs';
import { acquireText, BUSY_TEXT, log } from './texts.mjs';

/** Takes the camera, or ends as the tools do where that is not possible. */
export function openCamera(options, environment) {
  const { STANDIN_FAULT: fault, STANDIN_CAMERAS: cameras = '1', STANDIN_MODEL: model = 'pi5' } = environment;
  const { STANDIN_LOOSE: loose = '0' } = environment;
  if (fault === 'no-camera') {
    struckBy(environment, fault);
    refuse('no cameras available');
  }
  const port = Number(options.get('camera') ?? 0) + Number(loose);
  if (port >= Number(cameras)) refuse('selected camera is not available');
  const rotation = Number(options.get('rotation') ?? 0);
  if (rotation === 90 || rotation === 270) refuse('transforms requiring transpose not supported');
  if (rotation !== 0 && rotation !== 180) refuse('illegal rotation value');
  log('INFO', 'Camera camera_manager.cpp:340 libcamera v0.7.1');
  if (fault !== 'busy') return;
  struckBy(environment, fault);
  log('ERROR', `Camera pipeline_handler.cpp:120 ${BUSY_TEXT}`);
  refuse(acquireText(port, model));
}
