import { open, readdir, realpath, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '#contracts/messages/decode.js';
import { MAX_MESSAGE_BYTES } from '#contracts/limits.js';
import { Recording } from '#contracts/messages/recording.js';
import type { Logger } from '#contracts/ports/logger.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { existingPath, newPath, unknownRecording } from './recording-path.js';

/** Left by an atomic write that a crash cut short. */
const TEMPORARY = /^[a-z0-9-]{1,64}\.json\.\d+\.[0-9a-f]{8}\.tmp$/;
const SIDECAR = /^([a-z0-9-]{1,64})\.json$/;
const FILM = /^([a-z0-9-]{1,64})\.mp4$/;

/** One camera's recordings: the folder is the index, `<id>.mp4` a film and `<id>.json` its sidecar. */
export class RecordingStore {
  /** Closed recordings whose sidecar the disk refused: what the file says of them is out of date. */
  private readonly unsaved = new Map<string, Recording>();

  private constructor(
    readonly folder: string,
    private readonly logger: Logger,
  ) {}

  /** Makes the folder if need be. Rejects with a StartError if it cannot be used. */
  static async open(folder: string, logger: Logger): Promise<RecordingStore> {
    return new RecordingStore(await realpath(usableFolder(folder, 'recordings folder')), logger);
  }

  /** Writes the sidecar so that a crash leaves the old or the new one. */
  async save(recording: Recording): Promise<void> {
    const path = newPath(this.folder, recording.id, 'json');
    await writeFileAtomic(path, `${JSON.stringify(recording, undefined, 2)}\n`);
    this.unsaved.delete(recording.id);
  }

  /** Like `save`, but a disk that refuses only costs the next start a repair: until then it is kept in memory. */
  async saveOrKeep(recording: Recording): Promise<void> {
    try {
      await this.save(recording);
    } catch (error) {
      this.unsaved.set(recording.id, recording);
      const facts = { recordingId: recording.id, error: String(error) };
      this.logger.error(
        facts,
        'The sidecar of a recording cannot be written: it is repaired at the next start.',
      );
    }
  }

  /** Newest first. A sidecar that cannot be read is logged and left out. */
  async list(): Promise<Recording[]> {
    const found: Recording[] = [];
    for (const id of await this.sidecarIds()) {
      const recording = await this.readOrLog(id);
      if (recording) found.push(recording);
    }
    return found.sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0));
  }

  /** Rejects with `unknown-recording`. */
  async read(recordingId: string): Promise<Recording> {
    await existingPath(this.folder, recordingId, 'json');
    const recording = await this.readOrLog(recordingId);
    if (recording) return recording;
    throw unknownRecording(recordingId);
  }

  /** The absolute path of a film that is there; rejects with `unknown-recording`. */
  filmPath(recordingId: string): Promise<string> {
    return existingPath(this.folder, recordingId, 'mp4');
  }

  newFilmPath(recordingId: string): string {
    return newPath(this.folder, recordingId, 'mp4');
  }

  /** Deletes film and sidecar. Rejects with `unknown-recording`. */
  async remove(recordingId: string): Promise<void> {
    await existingPath(this.folder, recordingId, 'json');
    await this.discard(recordingId);
  }

  /** Deletes what there is of it: the sidecar last, so that a crash between leaves something that can be deleted again. */
  async discard(recordingId: string): Promise<void> {
    await unlinkIfThere(this.newFilmPath(recordingId));
    await unlinkIfThere(newPath(this.folder, recordingId, 'json'));
    this.unsaved.delete(recordingId);
  }

  /** Deletes what crashed writes left; gives the films that have no sidecar. */
  async tidy(): Promise<{ orphanFilms: string[] }> {
    const names = await readdir(this.folder);
    for (const name of names.filter((n) => TEMPORARY.test(n))) await unlinkIfThere(join(this.folder, name));
    const sidecars = new Set(names.flatMap((name) => SIDECAR.exec(name)?.[1] ?? []));
    const films = names.flatMap((name) => FILM.exec(name)?.[1] ?? []);
    return { orphanFilms: films.filter((id) => !sidecars.has(id)) };
  }

  private async sidecarIds(): Promise<string[]> {
    return (await readdir(this.folder)).flatMap((name) => SIDECAR.exec(name)?.[1] ?? []);
  }

  private async readOrLog(recordingId: string): Promise<Recording | undefined> {
    const unsaved = this.unsaved.get(recordingId);
    if (unsaved) return unsaved;
    const why = await this.tryRead(recordingId);
    if (why instanceof Recording) return why;
    this.logger.warn({ recordingId, why }, 'A sidecar cannot be read: its recording is left out.');
    return undefined;
  }

  private async tryRead(recordingId: string): Promise<Recording | readonly string[]> {
    try {
      const path = await existingPath(this.folder, recordingId, 'json');
      const read = decode(Recording, await readStart(path, MAX_MESSAGE_BYTES + 1));
      if (!read.ok) return read.refusal.fields;
      return read.value.id === recordingId ? read.value : ['its id is that of another recording'];
    } catch (error) {
      return [String(error)];
    }
  }
}

async function readStart(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(maxBytes);
    const { bytesRead } = await file.read(bytes, 0, maxBytes, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
