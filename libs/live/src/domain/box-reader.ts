/** Where a box lies in some bytes. */
export interface BoxAt {
  readonly type: string;
  /** Of the size field. */
  readonly start: number;
  /** Of the contents. */
  readonly body: number;
  readonly end: number;
}

/** A box's size field and type. */
export const BOX_HEADER_BYTES = 8;

/** The big-endian 32-bit number at `offset`; 0 where it is not there. */
export function readU32(bytes: Uint8Array, offset: number): number {
  if (offset < 0 || offset + 4 > bytes.length) return 0;
  const [a = 0, b = 0, c = 0, d = 0] = [
    bytes[offset],
    bytes[offset + 1],
    bytes[offset + 2],
    bytes[offset + 3],
  ];
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** The big-endian 64-bit number at `offset`, which may exceed the safe integers in hostile input. */
export function readU64(bytes: Uint8Array, offset: number): number {
  return readU32(bytes, offset) * 2 ** 32 + readU32(bytes, offset + 4);
}

/** The four characters at `offset`. */
export function readType(bytes: Uint8Array, offset: number): string {
  const [a, b, c, d] = [bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]];
  return String.fromCharCode(a ?? 0, b ?? 0, c ?? 0, d ?? 0);
}

/** The boxes that lie whole, one behind the other, in `bytes[from, to)`; ends at the first that does not. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): BoxAt[] {
  const found: BoxAt[] = [];
  let start = from;
  while (start + BOX_HEADER_BYTES <= to) {
    const size = readU32(bytes, start);
    if (size < BOX_HEADER_BYTES || start + size > to) break;
    found.push({
      type: readType(bytes, start + 4),
      start,
      body: start + BOX_HEADER_BYTES,
      end: start + size,
    });
    start += size;
  }
  return found;
}

/** The first box at a path such as `moov/trak/mdia`, searched in `bytes[from, to)`. */
export function boxAt(bytes: Uint8Array, path: string, from = 0, to = bytes.length): BoxAt | undefined {
  const [type, ...rest] = path.split('/');
  const found = boxesIn(bytes, from, to).find((box) => box.type === type);
  return found && rest.length > 0 ? boxAt(bytes, rest.join('/'), found.body, found.end) : found;
}
