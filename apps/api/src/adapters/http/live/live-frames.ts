import { encodeLiveHeader, LIVE_HEADER_BYTES, type LiveHeader } from '#contracts/http/live-header.js';

/** RFC 6455, section 5.2: the last and only frame of a message, which is binary. */
const WHOLE_BINARY = 0x82;
/** The length is in the next two, or eight, bytes; up to 125 it stands here. */
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/**
 * A message with a picture as the one frame that it goes out in: a write to a socket costs more than this copy, and who
 * watches the same camera under the same number gets the same bytes.
 */
export class LiveFrames {
  private readonly latest = new WeakMap<
    Uint8Array,
    { readonly header: LiveHeader; readonly frame: Buffer }
  >();

  of(header: LiveHeader, bytes: Uint8Array): Buffer {
    const known = this.latest.get(bytes);
    if (known && isSame(known.header, header)) return known.frame;
    const frame = binaryFrame(encodeLiveHeader(header), bytes);
    this.latest.set(bytes, { header, frame });
    return frame;
  }
}

function isSame(a: LiveHeader, b: LiveHeader): boolean {
  return a.number === b.number && a.init === b.init && a.keyFrame === b.keyFrame && a.gap === b.gap;
}

/** As a server sends it: not masked. */
function binaryFrame(header: Uint8Array, bytes: Uint8Array): Buffer {
  return Buffer.concat([frameHead(LIVE_HEADER_BYTES + bytes.length), header, bytes]);
}

function frameHead(length: number): Buffer {
  if (length < LENGTH_16) return Buffer.of(WHOLE_BINARY, length);
  const isLong = length > 0xffff;
  const head = Buffer.alloc(isLong ? 10 : 4);
  head[0] = WHOLE_BINARY;
  head[1] = isLong ? LENGTH_64 : LENGTH_16;
  if (isLong) head.writeBigUInt64BE(BigInt(length), 2);
  else head.writeUInt16BE(length, 2);
  return head;
}
