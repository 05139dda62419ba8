import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isId } from '#contracts/ids.js';

export type RecordingFile = 'mp4' | 'json';

export function unknownRecording(recordingId: string): RollcallError {
  return new RollcallError('unknown-recording', `There is no recording "${recordingId.slice(0, 64)}".`);
}

/**
 * The path of a recording's film or sidecar in `folder`, which is a real path. An id that is none, a missing file and
 * one that is a symbolic link or lies elsewhere are all `unknown-recording`: nobody learns what else is on the disk.
 */
export async function existingPath(
  folder: string,
  recordingId: string,
  kind: RecordingFile,
): Promise<string> {
  const path = newPath(folder, recordingId, kind);
  try {
    if ((await realpath(path)) === path) return path;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'ELOOP') throw error;
  }
  throw unknownRecording(recordingId);
}

/** Where a recording's file will be, whether or not it is there. Throws `unknown-recording` for what is no id. */
export function newPath(folder: string, recordingId: string, kind: RecordingFile): string {
  if (!isId(recordingId)) throw unknownRecording(String(recordingId));
  return join(folder, `${recordingId}.${kind}`);
}
