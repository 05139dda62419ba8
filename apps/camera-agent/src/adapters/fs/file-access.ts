import type { FileHandle } from 'node:fs/promises';
import type { RandomAccess } from '../../domain/mp4/random-access.js';

/** An open file of `size` bytes, to be read in parts. */
export function fileAccess(file: FileHandle, size: number): RandomAccess {
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    },
  };
}
