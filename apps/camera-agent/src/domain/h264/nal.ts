/** nal_unit_type, ITU-T H.264 table 7-1. */
export const NalType = {
  slice: 1,
  partitionA: 2,
  partitionB: 3,
  partitionC: 4,
  idr: 5,
  sei: 6,
  sps: 7,
  pps: 8,
  delimiter: 9,
  endOfSequence: 10,
  endOfStream: 11,
  filler: 12,
  prefix: 14,
  reserved18: 18,
  lastSpecified: 23,
} as const;

/** The nal_unit_type in a NAL unit's first byte; 0 (unspecified) for an absent one. */
export function typeInHeader(header: number | undefined): number {
  return (header ?? 0) & 0x1f;
}

/** The nal_unit_type of a NAL unit without its start code. */
export function nalType(nal: Uint8Array): number {
  return typeInHeader(nal[0]);
}

/** True for the types that carry coded slice data of a picture (table 7-1, types 1 to 5). */
export function isSlice(header: number | undefined): boolean {
  const type = typeInHeader(header);
  return type >= NalType.slice && type <= NalType.idr;
}

/** True for no NAL unit at all, forbidden_zero_bit set, or a type that table 7-1 leaves unspecified. */
export function isMalformed(header: number | undefined): boolean {
  const type = typeInHeader(header);
  return ((header ?? 0) & 0x80) !== 0 || type === 0 || type > NalType.lastSpecified;
}

/**
 * Puts an emulation prevention byte into every 00 00 00, 00 00 01, 00 00 02 and 00 00 03, and after a last
 * zero byte (clause 7.4.1.1). Takes the NAL unit's bytes, header included; gives a copy.
 */
export function addEmulationPrevention(rbsp: Uint8Array): Uint8Array {
  const places = emulationPlaces(rbsp);
  const out = new Uint8Array(rbsp.length + places.length);
  let from = 0;
  places.forEach((place, index) => {
    out.set(rbsp.subarray(from, place), from + index);
    out[place + index] = 3;
    from = place;
  });
  out.set(rbsp.subarray(from), from + places.length);
  return out;
}

function emulationPlaces(rbsp: Uint8Array): number[] {
  const places: number[] = [];
  let index = rbsp.indexOf(0);
  while (index !== -1) {
    if (rbsp[index + 1] === 0 && (rbsp[index + 2] ?? 4) <= 3) {
      places.push(index + 2);
      index += 1;
    }
    index = rbsp.indexOf(0, index + 1);
  }
  if (rbsp.at(-1) === 0) places.push(rbsp.length);
  return places;
}

/** Takes the emulation prevention bytes out (clause 7.3.1): every 03 that follows 00 00. Gives a copy. */
export function removeEmulationPrevention(nal: Uint8Array): Uint8Array {
  const out = new Uint8Array(nal.length);
  let length = 0;
  let zeros = 0;
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    out[length++] = byte;
  }
  return out.subarray(0, length);
}
