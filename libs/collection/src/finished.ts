import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';

type Film = Pick<Recording, 'state' | 'frames' | 'bytes'>;

const FINISHED: readonly string[] = ['saved', 'recovered', 'failed'];

/** Whether it is complete as far as it goes, and has something in it. */
export function isFinished({ state, frames, bytes }: Film): boolean {
  return FINISHED.includes(state) && frames > 0 && bytes > 0;
}

export function demandFinished(recording: Film & Pick<Recording, 'id'>): void {
  if (isFinished(recording)) return;
  const { id, state } = recording;
  throw new RollcallError('recording-active', `The film ${id} is not there to be fetched: it is ${state}.`, {
    advice: 'Fetch it when it is saved.',
  });
}
