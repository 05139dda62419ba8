import { access, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isId } from '#contracts/ids.js';
import { Recording } from '#contracts/messages/recording.js';
import type { Logger } from '#contracts/ports/logger.js';
import { createFileAtomic, writeFileAtomic } from '#runtime/atomic-file.js';
import { diskError } from './disk-error.js';
import { FilmsFolder } from './films-folder.js';
import type { FolderMemory } from './folder-memory.js';
import {
  existingPath,
  pathOf,
  RECORDING_FILES,
  type RecordingFile,
  unknownRecording,
} from './recording-path.js';
import { baseOf, readSidecar, sidecarText } from './sidecar-file.js';
import { isLeftBehind } from './temporaries.js';

export interface RecordingPaths {
  readonly film: string;
  readonly times: string;
}

const SIDECAR = /^([\w.-]+)\.json$/;
const FILM = /^([\w.-]+)\.mp4$/;
/** Names that are tried for one recording. */
const MAX_NAMES = 1000;

/**
 * One camera's recordings: the folder is the index, in it films with names for people, each with its sidecar, which has
 * the id, and the times of its frames. Other cameras may have the same folder: theirs are never touched.
 */
export class RecordingStore {
  /** What the files of each known recording are called, by id. */
  private readonly bases = new Map<string, string>();
  /** Sidecars of other cameras. */
  private readonly foreign = new Set<string>();
  /** Closed recordings whose sidecar the disk refused: what the file says of them is out of date. */
  private readonly unsaved = new Map<string, Recording>();

  private constructor(
    readonly place: FilmsFolder,
    private readonly logger: Logger,
    private readonly cameraId: string,
  ) {}

  /** Makes the folder if need be. Where it is away `place` says so, and all else rejects with `disk-failed`, until it is found. */
  static async open(
    folder: string,
    logger: Logger,
    cameraId: string,
    memory?: FolderMemory,
  ): Promise<RecordingStore> {
    return new RecordingStore(await FilmsFolder.open(folder, memory), logger, cameraId);
  }

  get folder(): string {
    return this.place.path;
  }

  /**
   * Writes the sidecar of a new recording under the first free name of `nameOf(1)`, `nameOf(2)` …; gives the recording
   * with its `file`.
   */
  async create(recording: Recording, nameOf: (number: number) => string): Promise<Recording> {
    for (let number = 1; number <= MAX_NAMES; number++) {
      const base = nameOf(number);
      const named = { ...recording, file: `${base}.mp4` };
      const isFree = !(await this.isTaken(base, 'mp4')) && !(await this.isTaken(base, 'pts'));
      if (!isFree || !(await createFileAtomic(this.path(base, 'json'), sidecarText(named)))) continue;
      this.bases.set(recording.id, base);
      return named;
    }
    throw new RollcallError('disk-failed', `The folder of recordings has ${MAX_NAMES} of one name.`);
  }

  /** Writes the sidecar so that a crash leaves the old or the new one. */
  async save(recording: Recording): Promise<void> {
    const base = baseOf(recording);
    await writeFileAtomic(this.path(base, 'json'), sidecarText(recording));
    this.bases.set(recording.id, base);
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

  /** Newest first. A sidecar that cannot be read is logged and left out. Rejects with `disk-failed` without the folder. */
  async list(): Promise<Recording[]> {
    const found = new Map<string, Recording>();
    for (const base of await this.sidecars()) {
      const recording = await this.lookAt(base);
      if (recording) found.set(recording.id, recording);
    }
    for (const [id, recording] of this.unsaved) found.set(id, recording);
    return [...found.values()].sort(newestFirst);
  }

  /** Rejects with `unknown-recording`. */
  async read(recordingId: string): Promise<Recording> {
    const unsaved = this.unsaved.get(recordingId);
    if (unsaved) return unsaved;
    const recording = await this.lookAt(await this.baseOfId(recordingId));
    if (recording) return recording;
    throw unknownRecording(recordingId);
  }

  /** The absolute path of a film that is there; rejects with `unknown-recording`. */
  filmPath(recordingId: string): Promise<string> {
    return this.existing(recordingId, 'mp4');
  }

  /** The same of its frame times. */
  timesPath(recordingId: string): Promise<string> {
    return this.existing(recordingId, 'pts');
  }

  /** Where film and frame times of a recording are, whether or not they are there; rejects with `unknown-recording`. */
  async paths(recordingId: string): Promise<RecordingPaths> {
    return this.pathsOf(await this.baseOfId(recordingId));
  }

  pathsOf(base: string): RecordingPaths {
    return { film: this.path(base, 'mp4'), times: this.path(base, 'pts') };
  }

  /** Where one of a recording's files is or will be; `base` is what they are called. */
  path(base: string, kind: RecordingFile): string {
    const path = pathOf(this.folder, base, kind);
    if (path !== undefined) return path;
    throw unknownRecording(base);
  }

  /** Deletes all files of a recording. Rejects with `unknown-recording`. */
  async remove(recordingId: string): Promise<void> {
    await this.discard(recordingId, await this.baseOfId(recordingId));
  }

  /** Deletes what there is of it: the sidecar last, so that a crash between leaves something that can be deleted again. */
  async discard(recordingId: string, base: string): Promise<void> {
    for (const kind of RECORDING_FILES) await unlinkIfThere(this.path(base, kind));
    this.bases.delete(recordingId);
    this.unsaved.delete(recordingId);
  }

  /** Deletes what crashed writes left; gives the names of films that have no sidecar. */
  async tidy(): Promise<{ orphanFilms: string[] }> {
    const names = await this.names();
    for (const name of names.filter(isLeftBehind)) await unlinkIfThere(join(this.folder, name));
    const sidecars = new Set(names.flatMap((name) => SIDECAR.exec(name)?.[1] ?? []));
    const films = names.flatMap((name) => FILM.exec(name)?.[1] ?? []);
    return { orphanFilms: films.filter((base) => !sidecars.has(base)) };
  }

  private async existing(recordingId: string, kind: RecordingFile): Promise<string> {
    const path = await existingPath(this.folder, await this.baseOfId(recordingId), kind);
    if (path !== undefined) return path;
    throw unknownRecording(recordingId);
  }

  private async names(): Promise<string[]> {
    await this.place.demandFound();
    try {
      return await readdir(this.folder);
    } catch (error) {
      throw diskError(error, 'the recordings were being listed');
    }
  }

  /** Of all cameras but those that are known to be others. */
  private async sidecars(): Promise<string[]> {
    const all = (await this.names()).flatMap((name) => SIDECAR.exec(name)?.[1] ?? []);
    const there = new Set(all);
    for (const base of this.foreign) if (!there.has(base)) this.foreign.delete(base);
    for (const [id, base] of this.bases) if (!there.has(base)) this.bases.delete(id);
    return all.filter((base) => !this.foreign.has(base));
  }

  private async baseOfId(recordingId: string): Promise<string> {
    if (!isId(recordingId)) throw unknownRecording(String(recordingId));
    await this.place.demandFound();
    const known = this.bases.get(recordingId);
    if (known !== undefined) return known;
    const seen = new Set(this.bases.values());
    for (const base of await this.sidecars()) if (!seen.has(base)) await this.lookAt(base);
    const found = this.bases.get(recordingId);
    if (found !== undefined) return found;
    throw unknownRecording(recordingId);
  }

  /** Reads a sidecar and learns whose it is; undefined if it is not this camera's or cannot be read. */
  private async lookAt(base: string): Promise<Recording | undefined> {
    const read = await readSidecar(this.folder, base);
    if (!(read instanceof Recording)) {
      this.logger.warn({ sidecar: base, why: read }, 'A sidecar cannot be read: its recording is left out.');
      return undefined;
    }
    if (read.cameraId !== this.cameraId) {
      this.foreign.add(base);
      return undefined;
    }
    this.bases.set(read.id, base);
    return read;
  }

  private async isTaken(base: string, kind: RecordingFile): Promise<boolean> {
    try {
      await access(this.path(base, kind));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }
}

function newestFirst(a: Recording, b: Recording): number {
  return a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0;
}

async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
