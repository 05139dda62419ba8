import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { makeFolder } from '#runtime/make-folder.js';
import { FOLDER_MODE } from './file-modes.js';
import { fetchFilm } from './fetch-film.js';
import type { Fetching, OnProgress } from './fetching.js';
import { withFiles } from './file-failure.js';
import { demandFinished } from './finished.js';
import { fileExists } from './file-exists.js';
import { PartFile } from './part-file.js';
import { plainFile } from './plain-file.js';
import { sha256OfFile } from './sha256-of-file.js';
import type { WantedFile, WantedFilm } from './wanted-film.js';

export interface Received {
  /** It was there already. */
  readonly present: boolean;
  readonly bytes: number;
  readonly sha256: string;
  /** The content is the one whose hash the camera wrote down; a film that a crash left behind has none. */
  readonly verified: boolean;
}

/** Brings a film into the file `target` as `receiveFile` does. Rejects with `recording-active` while it is recorded. */
export async function receiveFilm(
  fetching: Fetching,
  film: WantedFilm,
  target: string,
  onProgress: OnProgress,
): Promise<Received> {
  demandFinished(film);
  return receiveFile(fetching, film, target, onProgress);
}

/** Brings what a camera has into the file `target`, whole and checked or not at all. Other files are never replaced. */
export function receiveFile(
  fetching: Fetching,
  film: WantedFile,
  target: string,
  onProgress: OnProgress,
): Promise<Received> {
  return withFiles(
    target,
    async () =>
      (await present(fetching, film, target)) ?? (await fetched(fetching, film, target, onProgress)),
  );
}

async function present(
  { signal }: Fetching,
  film: WantedFile,
  target: string,
): Promise<Received | undefined> {
  const bytes = (await plainFile(target))?.size;
  if (bytes === undefined) return undefined;
  // A crash came between the two steps by which a fetched file gets its name.
  if (bytes === 0 && (await plainFile(`${target}.part`))) {
    await rm(target);
    return undefined;
  }
  const sha256 = await sha256OfFile(target, signal);
  const sameSize = film.form !== undefined || bytes === film.bytes;
  const same = film.sha256 === undefined ? sameSize : sha256 === film.sha256;
  if (!same) throw fileExists(target);
  return { present: true, bytes, sha256, verified: film.sha256 !== undefined };
}

async function fetched(
  fetching: Fetching,
  film: WantedFile,
  target: string,
  onProgress: OnProgress,
): Promise<Received> {
  makeFolder(dirname(target), FOLDER_MODE);
  const part = await PartFile.open(target, fetching.signal);
  const isResumed = part.size > 0;
  try {
    await fetchFilm(fetching, film, part, onProgress);
    const { size: bytes, sha256 } = part;
    if (film.sha256 === undefined || sha256 === film.sha256) {
      await part.finish();
      return { present: false, bytes, sha256, verified: film.sha256 !== undefined };
    }
    await part.discard();
  } finally {
    await part.close();
  }
  // A power cut may leave a beginning that has its length and not its content.
  if (isResumed) return fetched(fetching, film, target, onProgress);
  throw spoiled(film);
}

function spoiled({ cameraId, id }: WantedFile): RollcallError {
  return new RollcallError(
    'checksum-mismatch',
    `What came as ${id} from ${cameraId} is not what the camera wrote down.`,
  );
}
