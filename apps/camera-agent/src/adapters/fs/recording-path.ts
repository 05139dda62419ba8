import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** The film, the times of its frames, and its sidecar; deleted in this order. */
export const RECORDING_FILES = ['mp4', 'pts', 'json'] as const;
export type RecordingFile = (typeof RECORDING_FILES)[number];

/** What the files of one recording are called before the dot. */
const BASE = /^[\w-][\w.-]{0,190}$/;

export function unknownRecording(recordingId: string): RollcallError {
  return new RollcallError('unknown-recording', `There is no recording "${recordingId.slice(0, 64)}".`);
}

/**
 * The path of one of a recording's files in `folder`, which is a real path. A name that is none, a missing file and
 * one that is a symbolic link or lies elsewhere are all undefined: nobody learns what else is on the disk.
 */
export async function existingPath(
  folder: string,
  base: string,
  kind: RecordingFile,
): Promise<string | undefined> {
  const path = pathOf(folder, base, kind);
  if (path === undefined) return undefined;
  try {
    if ((await realpath(path)) === path) return path;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'ELOOP') throw error;
  }
  return undefined;
}

/** Where a recording's file is or will be; undefined for what is no name. */
export function pathOf(folder: string, base: string, kind: RecordingFile): string | undefined {
  return BASE.test(base) ? join(folder, `${base}.${kind}`) : undefined;
}
