import { open } from 'node:fs/promises';
import { MAX_MESSAGE_BYTES } from '#contracts/limits.js';
import { decode } from '#contracts/messages/decode.js';
import { Recording } from '#contracts/messages/recording.js';
import { existingPath } from './recording-path.js';

/** What the files of a recording are called before the dot; those of earlier versions have its id. */
export function baseOf({ file, id }: Recording): string {
  return file === undefined ? id : file.replace(/\.mp4$/, '');
}

export function sidecarText(recording: Recording): string {
  return `${JSON.stringify(recording, undefined, 2)}\n`;
}

/** The recording that a sidecar tells of, or why it cannot be read. Never rejects. */
export async function readSidecar(folder: string, base: string): Promise<Recording | readonly string[]> {
  try {
    const path = await existingPath(folder, base, 'json');
    if (path === undefined) return ['it is no file of this folder'];
    const read = decode(Recording, await readStart(path, MAX_MESSAGE_BYTES + 1));
    if (!read.ok) return read.refusal.fields;
    return baseOf(read.value) === base ? read.value : ['it tells of another film'];
  } catch (error) {
    return [String(error)];
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
