import type { RefusalKind } from './refusal.js';

const CONNECT = 0x10;
/** Protocol name, level, flags, keepalive and an empty client id. */
const SHORTEST_CONNECT = 12;
const MAX_LENGTH_BYTES = 4;

/**
 * Follows the packets of one connection by their fixed headers (MQTT 3.1.1, clause 2.2) without keeping any of
 * them, so that a parser is never given what it would have to hoard: too large a packet, a length of more than
 * four bytes, or anything but a CONNECT first (clause 3.1.0-1).
 */
export class FrameCheck {
  private isFirst = true;
  private type: number | undefined;
  private lengthBytes = 0;
  private length = 0;
  /** Bytes of the current packet that are still to come. */
  private body = 0;

  constructor(private maxLength: number) {}

  /** From the next packet on, another length is allowed. */
  allow(maxLength: number): void {
    this.maxLength = maxLength;
  }

  /** Why these bytes are refused, after which the connection is to be closed; undefined to go on. */
  refuse(bytes: Uint8Array): RefusalKind | undefined {
    for (let at = 0; at < bytes.byteLength;) {
      const skipped = Math.min(this.body, bytes.byteLength - at);
      this.body -= skipped;
      at += skipped;
      const refusal = at < bytes.byteLength ? this.readHeader(bytes[at++] ?? 0) : undefined;
      if (refusal) return refusal;
    }
    return undefined;
  }

  private readHeader(byte: number): RefusalKind | undefined {
    if (this.type === undefined) {
      if (this.isFirst && byte !== CONNECT) return 'not-a-connect';
      this.type = byte;
      return undefined;
    }
    this.length += (byte & 0x7f) * 128 ** this.lengthBytes;
    this.lengthBytes += 1;
    if ((byte & 0x80) === 0) return this.beginBody();
    return this.lengthBytes === MAX_LENGTH_BYTES ? 'malformed-length' : undefined;
  }

  private beginBody(): RefusalKind | undefined {
    if (this.length > this.maxLength) return 'packet-too-large';
    if (this.isFirst && this.length < SHORTEST_CONNECT) return 'not-a-connect';
    this.body = this.length;
    this.isFirst = false;
    this.type = undefined;
    this.length = 0;
    this.lengthBytes = 0;
    return undefined;
  }
}
