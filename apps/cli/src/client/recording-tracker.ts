import type { Snapshot } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';

const ENDED: readonly string[] = ['saved', 'failed', 'recovered'];

/** Follows recordings to their ends, film by film where one is interrupted; reads nothing by itself. */
export class RecordingTracker {
  /** By the id of the first film. */
  private readonly running = new Map<string, Recording>();
  private readonly over: Recording[] = [];

  constructor(started: readonly Recording[]) {
    for (const recording of started) this.running.set(recording.id, recording);
    for (const recording of started) this.update(recording);
  }

  /** Takes a newer state of any film; true if it is the first that is heard of the end of one of these. */
  update(recording: Recording): boolean {
    const { id, partOf = id, state, goesOn } = recording;
    if (!this.running.has(partOf) || !ENDED.includes(state)) return false;
    if (goesOn !== true) this.running.delete(partOf);
    if (this.over.some((film) => film.id === id)) return false;
    this.over.push(recording);
    return true;
  }

  /** Those that run as far as is known, but not in this view of the fleet: their ends were missed. */
  missingFrom({ cameras }: Snapshot): Recording[] {
    const seen = new Set(cameras.map(({ recording }) => recording?.partOf ?? recording?.id));
    return this.pending.filter((recording) => !seen.has(recording.id));
  }

  get pending(): Recording[] {
    return [...this.running.values()];
  }

  get ended(): readonly Recording[] {
    return this.over;
  }
}
