import { makeFolder } from '#runtime/make-folder.js';
import { dirname } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Client } from '../client/client.js';
import { fetchRecording, type OnProgress } from './fetch-recording.js';
import { fileFailure } from './file-failure.js';
import { fileExists, PartFile, sizeOf } from './part-file.js';
import { type Pace, UNHURRIED } from './rate-limit.js';
import { sha256OfFile } from './sha256-of-file.js';
import type { WantedFile } from './wanted-film.js';

export interface Downloaded {
  /** It was there already. */
  readonly present: boolean;
  readonly bytes: number;
  readonly sha256: string;
  /** The content is the one whose hash the camera wrote down; a film that a crash left behind has none. */
  readonly verified: boolean;
}

/** Brings a recording into the file `target`, whole and checked or not at all. Other files are never replaced. */
export async function downloadRecording(
  client: Client,
  recording: WantedFile,
  target: string,
  onProgress: OnProgress,
  pace = UNHURRIED,
): Promise<Downloaded> {
  try {
    return (await present(recording, target)) ?? (await fetched(client, recording, target, onProgress, pace));
  } catch (error) {
    throw fileFailure(error, target);
  }
}

async function present(recording: WantedFile, target: string): Promise<Downloaded | undefined> {
  const bytes = await sizeOf(target);
  if (bytes === undefined) return undefined;
  const sha256 = await sha256OfFile(target);
  const sameSize = recording.form !== undefined || bytes === recording.bytes;
  const same = recording.sha256 === undefined ? sameSize : sha256 === recording.sha256;
  if (!same) throw fileExists(target);
  return { present: true, bytes, sha256, verified: recording.sha256 !== undefined };
}

async function fetched(
  client: Client,
  recording: WantedFile,
  target: string,
  onProgress: OnProgress,
  pace: Pace,
): Promise<Downloaded> {
  makeFolder(dirname(target), 0o777);
  const part = await PartFile.open(target);
  try {
    await fetchRecording(client, recording, part, onProgress, pace);
    const { size: bytes, sha256 } = part;
    if (recording.sha256 !== undefined && sha256 !== recording.sha256) {
      await part.discard();
      throw spoiled(recording);
    }
    await part.finish();
    return { present: false, bytes, sha256, verified: recording.sha256 !== undefined };
  } finally {
    await part.close();
  }
}

function spoiled({ cameraId, id }: WantedFile): CliError {
  return new CliError('failed', `What came as ${id} from ${cameraId} is not what the camera wrote down`, {
    code: 'checksum-mismatch',
    advice: 'It was thrown away: download it again; if that repeats, check the disk of the camera.',
  });
}
