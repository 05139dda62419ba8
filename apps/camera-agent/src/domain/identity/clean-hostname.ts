import { isHostname } from '#contracts/udp/codec.js';

const MAX_LENGTH = 255;
const NAMELESS = 'unnamed';

/** A host name that every message takes: what is not printable is left out, an empty one replaced. */
export function cleanHostname(name: string): string {
  const printable = name
    // A lone surrogate becomes six bytes of JSON: 255 of them would not fit a datagram.
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, '')
    .trim()
    .slice(0, MAX_LENGTH)
    .toWellFormed();
  return isHostname(printable) ? printable : NAMELESS;
}
