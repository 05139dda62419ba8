import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { trueTimeOf } from '../../../test/e2e/support/true-time.js';
import type { Scene } from '../scene.js';
import { VIDEO } from './clocked-cameras.js';

/** True time, unix ms, at which the first frame asked for was captured, as its picture says. */
export function trueStart(
  { place }: Scene,
  { cameraId, file = '', firstFrame, startedAt }: Recording,
): Promise<number> {
  const path = join(place.dataDir, 'agents', cameraId, 'recordings', file);
  return trueTimeOf(path, firstFrame?.index ?? 0, VIDEO, Date.parse(startedAt));
}
