const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 12;
const BITS = 5;

/**
 * The first text that tells this host from others, trimmed. Empty ones, all-zero serials (boards that
 * were never given one) and systemd's placeholder of a first boot are the same on many hosts: they do not count.
 */
export function firstIdentity(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates
    .map(trimmed)
    .find((text) => text !== '' && text !== 'uninitialized' && !/^0+$/.test(text));
}

/** The host id, 12 characters of base32, from the first 60 bits of a digest of 8 bytes or more. */
export function hostIdOf(digest: Uint8Array): string {
  const view = new DataView(digest.buffer, digest.byteOffset, 8);
  const bits = view.getBigUint64(0);
  const characterAt = (i: number): string =>
    ALPHABET[Number((bits >> BigInt(64 - BITS * (i + 1))) & 31n)] ?? '';
  return Array.from({ length: LENGTH }, (_, i) => characterAt(i)).join('');
}

/** The device tree ends its texts with a zero byte. */
function trimmed(text: string | undefined): string {
  return (text ?? '').replaceAll('\0', '').trim();
}
