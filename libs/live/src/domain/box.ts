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
  for (let index = 0; index < text.length; index++) out[index] = text.charCodeAt(index);
  return out;
}

/** Big-endian 16-bit numbers. */
export function u16(...values: readonly number[]): Uint8Array {
  return bigEndian(values, 2);
}

/** Big-endian 32-bit numbers. */
export function u32(...values: readonly number[]): Uint8Array {
  return bigEndian(values, 4);
}

/**
 * Byte by byte: V8 keeps a typed array of up to 64 bytes on its own heap for as long as nobody asks for its buffer, as a
 * DataView does, and memory outside of that heap takes ten times as long to get.
 */
function bigEndian(values: readonly number[], width: number): Uint8Array {
  const out = new Uint8Array(values.length * width);
  for (let index = 0; index < values.length; index++)
    for (let byte = 0; byte < width; byte++)
      out[index * width + byte] = (values[index] ?? 0) >>> (8 * (width - 1 - byte));
  return out;
}

/** A big-endian 64-bit number; `value` is a safe integer. */
export function u64(value: number): Uint8Array {
  return u32(Math.floor(value / 2 ** 32), value % 2 ** 32);
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
