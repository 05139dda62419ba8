import { DRIVERS } from '#contracts/messages/agent-info.js';
import type { EnvReader } from '#runtime/env.js';
import { type CameraChoice, MOST_CAMERAS } from './adapters/drivers/find-cameras.js';
import { cameraName, namedCamera } from './adapters/drivers/found-camera.js';

const NAME = 'ROLLCALL_CAMERAS';

/** ROLLCALL_DRIVER, and ROLLCALL_CAMERAS: how many simulated ones, or which real ones. */
export function readCameras(reader: EnvReader): CameraChoice {
  const wanted = reader.oneOf('ROLLCALL_DRIVER', ['auto', ...DRIVERS], 'auto');
  const value = reader.text(NAME);
  if (value === undefined) return { wanted };
  if (wanted === 'simulated') return { wanted, count: reader.integer(NAME, 1, 1, MOST_CAMERAS) };
  const allowed = ALLOWED[wanted];
  const named = reader.list(NAME, (word) => namedCamera(word), allowed) ?? [];
  const fits = named.every(({ driver }) => wanted === 'auto' || driver === wanted);
  const twice = new Set(named.map(cameraName)).size < named.length;
  if (fits && !twice && named.length <= MOST_CAMERAS) return { wanted, named };
  throw reader.wrong(NAME, value, `a list, separated by commas, of ${allowed}, each once`);
}

const RPICAM = 'rpicam:0 and such';
const V4L2 = '/dev/video0, /dev/v4l/by-id/… and such';
const ALLOWED = {
  auto: `at most ${MOST_CAMERAS} cameras such as rpicam:0, /dev/video0 or /dev/v4l/by-id/…; with ROLLCALL_DRIVER=simulated, how many there are`,
  rpicam: `at most ${MOST_CAMERAS} cameras: ${RPICAM}`,
  v4l2: `at most ${MOST_CAMERAS} cameras: ${V4L2}`,
} as const;
