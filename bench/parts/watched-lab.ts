import type { EventReader } from '../../test/e2e/support/event-reader.js';
import { openHostLab, type HostLab } from './host-lab.js';
import { startUpIn, watchIn } from './lab-programs.js';
import type { Scene } from './scene.js';
import { watched } from './watched.js';

export interface WatchedLab extends HostLab {
  /** What the event stream on the operator's host says. */
  readonly events: Pick<EventReader, 'received'>;
  /** When the operator was up, unix ms. */
  readonly startedAt: number;
}

/** A lab for as long as the work takes; `rollcall up` runs on the operator's host, and is watched there. */
export async function inWatchedLab<T>(
  scene: Scene,
  count: number,
  work: (lab: WatchedLab) => Promise<T>,
): Promise<T> {
  const lab = await openHostLab(count);
  try {
    await startUpIn(scene, lab.operator);
    const startedAt = Date.now();
    return await work({ ...lab, startedAt, events: watched(watchIn(scene, lab.operator)) });
  } finally {
    await lab.close();
  }
}
