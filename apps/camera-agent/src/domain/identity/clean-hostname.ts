import { isHostname } from '#contracts/udp/codec.js';

const MAX_LENGTH = 255;
/** In UTF-8: the rest of a datagram is for the longest card with its seal. */
const MAX_BYTES = 600;
const NAMELESS = 'unnamed';

/** A host name that every message takes: what is not printable is left out, an empty one replaced. */
export function cleanHostname(name: string): string {
  const printable = name
    // A lone surrogate becomes six bytes of JSON: 255 of them would not fit a datagram.
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, '')
    .trim();
  const fitting = cut(printable.slice(0, MAX_LENGTH)).toWellFormed();
  return isHostname(fitting) ? fitting : NAMELESS;
}

function cut(text: string): string {
  let end = text.length;
  while (new TextEncoder().encode(text.slice(0, end)).byteLength > MAX_BYTES) end -= 1;
  return text.slice(0, end);
}
