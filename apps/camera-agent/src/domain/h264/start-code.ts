const START_CODE = Buffer.of(0, 0, 1);

/**
 * The index of the 01 that ends the next start code prefix 00 00 01 (clause B.1.1) at or after `from`, or -1.
 * `zerosBefore` zero bytes came just before `from`, in an earlier chunk.
 */
export function findStartCodeEnd(bytes: Uint8Array, from: number, zerosBefore: number): number {
  // Over the chunk's edge.
  if (zerosBefore >= 2 && bytes[from] === 1) return from;
  if (zerosBefore >= 1 && bytes[from] === 0 && bytes[from + 1] === 1) return from + 1;
  // In one call: a 01 alone is met every 256 bytes.
  const { buffer, byteOffset, length } = bytes;
  const found = Buffer.from(buffer, byteOffset, length).indexOf(START_CODE, from);
  return found === -1 ? -1 : found + START_CODE.length - 1;
}

/** How many zero bytes end at `to`, at most two, those of the earlier chunk included. */
export function zerosUpTo(bytes: Uint8Array, from: number, to: number, zerosBefore: number): number {
  let zeros = 0;
  while (zeros < 2 && to - zeros > from && bytes[to - zeros - 1] === 0) zeros += 1;
  return to - zeros === from ? Math.min(2, zeros + zerosBefore) : zeros;
}
