import type { Way } from '../../domain/recording/recording-machine.js';
import type { RecordingSession } from './recording-session.js';

/** Films that are being closed while others are recorded; a disk that slow is not given more. */
export const MAX_SAVING = 4;
/** What may wait in them while another is recorded. */
const MAX_SAVING_BYTES = 64 * 1024 * 1024;

/** The films of a camera that are not closed yet: one takes frames, or waits for them; others are on their way to the disk. */
export class RecordingSessions {
  private readonly open = new Set<RecordingSession>();

  get all(): readonly RecordingSession[] {
    return [...this.open];
  }

  get capturing(): RecordingSession | undefined {
    return this.all.find((session) => session.capturing);
  }

  get saving(): readonly RecordingSession[] {
    return this.all.filter((session) => !session.capturing && session.hasBegun);
  }

  /** What the disk takes beside the films that take no more frames. */
  get way(): Omit<Way, 'bytes'> {
    const { saving } = this;
    const waitingBytes = saving.reduce((sum, session) => sum + session.waitingBytes, 0);
    return { room: waitingBytes < MAX_SAVING_BYTES, next: saving.length < MAX_SAVING };
  }

  add(session: RecordingSession): void {
    this.open.add(session);
  }

  delete(session: RecordingSession): void {
    this.open.delete(session);
  }

  ofId(recordingId: string): RecordingSession | undefined {
    return this.all.find(({ id }) => id === recordingId);
  }

  /** The one that runs is known by the id of any of its films that are not closed, and of its first. */
  named(recordingId: string): RecordingSession | undefined {
    const { capturing } = this;
    const film = this.ofId(recordingId);
    return capturing?.firstId === (film?.firstId ?? recordingId) ? capturing : film;
  }
}
