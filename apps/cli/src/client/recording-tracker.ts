import type { Snapshot } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';

const ENDED: readonly string[] = ['saved', 'failed', 'recovered'];

/** Follows recordings to their ends; reads nothing by itself. */
export class RecordingTracker {
  private readonly running = new Map<string, Recording>();
  private readonly over: Recording[] = [];

  constructor(started: readonly Recording[]) {
    for (const recording of started) this.running.set(recording.id, recording);
    for (const recording of started) this.update(recording);
  }

  /** Takes a newer state of any recording; true if it ended one of these. */
  update(recording: Recording): boolean {
    if (!this.running.has(recording.id) || !ENDED.includes(recording.state)) return false;
    this.running.delete(recording.id);
    this.over.push(recording);
    return true;
  }

  /** Those that run as far as is known, but not in this view of the fleet: their ends were missed. */
  missingFrom({ cameras }: Snapshot): Recording[] {
    const seen = new Set(cameras.map((camera) => camera.recording?.id));
    return this.pending.filter((recording) => !seen.has(recording.id));
  }

  get pending(): Recording[] {
    return [...this.running.values()];
  }

  get ended(): readonly Recording[] {
    return this.over;
  }
}
