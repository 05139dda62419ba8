import type { Recording } from '#contracts/messages/recording.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { RecordingEventType } from '../../domain/camera/camera-unit.js';
import { recoverRecordings } from '../fs/recording-recovery.js';
import type { RecordingStore } from '../fs/recording-store.js';

const HASH_MS = 5000;

export interface RecoveryParts {
  readonly store: RecordingStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Repairs what a crash left behind, and tells it. A folder that cannot be read is no reason to leave the camera closed. */
export async function recoverQuietly(
  { store, clock, logger }: RecoveryParts,
  tell: (type: RecordingEventType, recording: Recording) => void,
): Promise<void> {
  const hurry = new AbortController();
  const timer = clock.after(HASH_MS, () => hurry.abort());
  try {
    for (const recording of await recoverRecordings(store, hurry.signal, logger)) {
      tell(recording.state === 'failed' ? 'recording.failed' : 'recording.recovered', recording);
    }
  } catch (error) {
    logger.error({ error: String(error) }, 'The recordings of earlier runs cannot be looked through.');
  } finally {
    timer.stop();
  }
}
