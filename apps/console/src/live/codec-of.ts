const AVC_CONFIGURATION = [0x61, 0x76, 0x63, 0x43];

/** The type of a film by its init segment: profile, constraints and level stand in its avcC box (ISO/IEC 14496-15, 5.3.3.1.2). */
export function codecOf(init: Uint8Array): string | undefined {
  for (let at = 0; at + 8 <= init.length; at++) {
    if (!AVC_CONFIGURATION.every((byte, index) => init[at + index] === byte)) continue;
    const told = [...init.subarray(at + 5, at + 8)].map((byte) => byte.toString(16).padStart(2, '0'));
    return `video/mp4; codecs="avc1.${told.join('')}"`;
  }
  return undefined;
}
