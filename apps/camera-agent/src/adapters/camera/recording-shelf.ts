import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { RecordingKeepArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { OneByOne } from '#runtime/one-by-one.js';
import type { RecordingEventType } from '../../domain/camera/camera-unit.js';
import { diskError } from '../fs/disk-error.js';
import { unknownRecording } from '../fs/recording-path.js';
import type { RecordingStore } from '../fs/recording-store.js';
import type { Recorder } from './recorder.js';

/** The recordings of one camera, the one that runs among them: listed, kept and deleted, one change after the other. */
export class RecordingShelf {
  private readonly changes = new OneByOne();

  constructor(
    private readonly store: RecordingStore,
    private readonly recorder: Pick<Recorder, 'active' | 'keep'>,
    private readonly emit: (type: RecordingEventType, recording: Recording) => void,
  ) {}

  /** Newest first. */
  async list(): Promise<Recording[]> {
    const recordings = await this.store.list();
    return recordings.map((recording) => this.recorder.active(recording.id) ?? recording);
  }

  /** One whose film is closed. Rejects with `recording-active` or `unknown-recording`. */
  async closed(recordingId: string): Promise<Recording> {
    if (!this.recorder.active(recordingId)) return this.store.read(recordingId);
    throw new RollcallError('recording-active', `Recording "${recordingId}" is still being written.`);
  }

  /**
   * How many films of this recording were begun before the agent ended. The files of the first may be there without a
   * frame, as they are opened before; they go, unless an earlier start looked at them.
   */
  async partsOf(recordingId: string): Promise<number> {
    const films = await this.store.list();
    const parts = films.flatMap(({ partOf, part }) => (partOf === recordingId ? [part ?? 1] : []));
    const first = films.find(({ id }) => id === recordingId);
    const isEmpty = first?.state === 'recording' && first.frames === 0;
    if (isEmpty && parts.length === 0) await this.store.remove(recordingId);
    return Math.max(0, first && !isEmpty ? 1 : 0, ...parts);
  }

  /** Of the film of one that has a frame. Rejects as `closed` does. */
  async videoPath(recordingId: string): Promise<string> {
    const { frames } = await this.closed(recordingId);
    if (frames === 0) throw unknownRecording(recordingId);
    return this.store.filmPath(recordingId);
  }

  /** Of its frame times. Rejects as `closed` does. */
  async timesPath(recordingId: string): Promise<string> {
    await this.closed(recordingId);
    return this.store.timesPath(recordingId);
  }

  delete(recordingId: string): Promise<void> {
    return this.changes.take(async () => this.remove(await this.closed(recordingId)));
  }

  /** Deletes it if it is not marked `keep`, as it may have been a moment ago; false if it is. */
  deleteUnlessKept(recordingId: string): Promise<boolean> {
    return this.changes.take(async () => {
      const recording = await this.closed(recordingId);
      if (recording.keep === true) return false;
      await this.remove(recording);
      return true;
    });
  }

  /** Writes the SHA-256 of a closed film into its sidecar. Rejects with `unknown-recording` or as the disk does. */
  noteHash(recordingId: string, sha256: string): Promise<void> {
    return this.changes.take(async () => this.store.save({ ...(await this.closed(recordingId)), sha256 }));
  }

  /** Writes the mark into the sidecar. Rejects with `unknown-recording` or as the disk does. */
  keep({ recordingId, keep }: RecordingKeepArgs): Promise<Recording> {
    return this.changes.take(async () => {
      const recording = await this.mark(recordingId, keep);
      this.emit('recording.kept', recording);
      return recording;
    });
  }

  private async mark(recordingId: string, keep: boolean): Promise<Recording> {
    try {
      return (await this.recorder.keep(recordingId, keep)) ?? (await this.markClosed(recordingId, keep));
    } catch (error) {
      throw diskError(error, 'the mark of a recording was being written');
    }
  }

  private async markClosed(recordingId: string, keep: boolean): Promise<Recording> {
    const { keep: _, ...rest } = await this.store.read(recordingId);
    const recording: Recording = { ...rest, ...(keep && { keep }) };
    await this.store.save(recording);
    return recording;
  }

  private async remove(recording: Recording): Promise<void> {
    await this.store.remove(recording.id);
    this.emit('recording.deleted', recording);
  }
}
