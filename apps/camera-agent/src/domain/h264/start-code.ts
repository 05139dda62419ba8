/**
 * The index of the 01 that ends the next start code prefix 00 00 01 (clause B.1.1) at or after `from`, or -1.
 * `zerosBefore` zero bytes came just before `from`, in an earlier chunk.
 */
export function findStartCodeEnd(bytes: Uint8Array, from: number, zerosBefore: number): number {
  let index = bytes.indexOf(1, from);
  while (index !== -1 && zerosUpTo(bytes, from, index, zerosBefore) < 2) index = bytes.indexOf(1, index + 1);
  return index;
}

/** How many zero bytes end at `to`, at most two, those of the earlier chunk included. */
export function zerosUpTo(bytes: Uint8Array, from: number, to: number, zerosBefore: number): number {
  let zeros = 0;
  while (zeros < 2 && to - zeros > from && bytes[to - zeros - 1] === 0) zeros += 1;
  return to - zeros === from ? Math.min(2, zeros + zerosBefore) : zeros;
}
