/** A file, or anything like it, of which parts can be read. */
export interface RandomAccess {
  /** Bytes in all. */
  readonly size: number;
  /** The bytes at `offset`; fewer than `length` only if they are not there. Rejects on an I/O error. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Exactly the bytes asked for, or undefined if the file ends before. */
export async function readWhole(
  file: RandomAccess,
  offset: number,
  length: number,
): Promise<Uint8Array | undefined> {
  if (offset + length > file.size) return undefined;
  const bytes = await file.read(offset, length);
  return bytes.length === length ? bytes : undefined;
}
