/** Joins byte strings into one. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** Characters below 128 as bytes. */
export function ascii(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) out[index] = text.charCodeAt(index);
  return out;
}

/** Big-endian 16-bit numbers. */
export function u16(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, index) => view.setUint16(index * 2, value));
  return new Uint8Array(view.buffer);
}

/** Big-endian 32-bit numbers. */
export function u32(...values: readonly number[]): Uint8Array {
  // A few bytes that have no buffer of their own cost a tenth of those that do, and a fragment has many such.
  const out = new Uint8Array(values.length * 4);
  for (let index = 0; index < values.length; index += 1) writeU32(out, index * 4, values[index] ?? 0);
  return out;
}

/** Writes a big-endian 32-bit number into `out`. */
export function writeU32(out: Uint8Array, offset: number, value: number): void {
  out[offset] = value >>> 24;
  out[offset + 1] = value >>> 16;
  out[offset + 2] = value >>> 8;
  out[offset + 3] = value;
}

/** A big-endian 64-bit number; `value` is a safe integer. */
export function u64(value: number): Uint8Array {
  const out = new Uint8Array(8);
  writeU64(out, 0, value);
  return out;
}

/** Writes such a number into `out`. */
export function writeU64(out: Uint8Array, offset: number, value: number): void {
  writeU32(out, offset, Math.floor(value / 2 ** 32));
  writeU32(out, offset + 4, value % 2 ** 32);
}

/** A box (ISO/IEC 14496-12 clause 4.2): size, four-character type, contents. */
export function box(type: string, ...contents: readonly Uint8Array[]): Uint8Array {
  const size = contents.reduce((sum, part) => sum + part.length, 8);
  return concat([u32(size), ascii(type), ...contents]);
}

/** A box that begins with a version and 24 bits of flags (clause 4.2). */
export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...contents: readonly Uint8Array[]
): Uint8Array {
  return box(type, u32(version * 2 ** 24 + flags), ...contents);
}
