/** A reader of fragmented MP4 for tests, written from the standard and not from the muxer. */
export interface ParsedSample {
  readonly timeTicks: number;
  readonly durationTicks: number;
  readonly flags: number;
  readonly data: Uint8Array;
}

export interface ParsedFragment {
  readonly offset: number;
  readonly end: number;
  readonly sequence: number;
  readonly samples: readonly ParsedSample[];
}

export interface ParsedBox {
  readonly type: string;
  readonly offset: number;
  readonly end: number;
  readonly body: DataView;
}

export function boxes(bytes: Uint8Array, from = 0, to = bytes.length): ParsedBox[] {
  const found: ParsedBox[] = [];
  for (let offset = from; offset < to;) {
    const size = Buffer.from(bytes.buffer, bytes.byteOffset + offset).readUInt32BE();
    if (size < 8 || offset + size > to) throw new Error(`box of ${size} bytes at ${offset}`);
    const type = Buffer.from(bytes.subarray(offset + 4, offset + 8)).toString('latin1');
    const body = new DataView(bytes.buffer, bytes.byteOffset + offset + 8, size - 8);
    found.push({ type, offset, end: offset + size, body });
    offset += size;
  }
  return found;
}

/** The one box at a path of types. */
export function boxOf(bytes: Uint8Array, ...path: readonly string[]): ParsedBox {
  let [from, to] = [0, bytes.length];
  let found: ParsedBox | undefined;
  for (const type of path) {
    found = boxes(bytes, from, to).find((box) => box.type === type);
    if (!found) throw new Error(`no ${type} in ${path.join('/')}`);
    [from, to] = [found.offset + 8, found.end];
  }
  if (!found) throw new Error('empty path');
  return found;
}

export function fragmentsOf(file: Uint8Array): ParsedFragment[] {
  const top = boxes(file);
  return top.flatMap((box, index) => {
    const mdat = top[index + 1];
    return box.type === 'moof' && mdat?.type === 'mdat' ? [parseFragment(file, box, mdat)] : [];
  });
}

function parseFragment(file: Uint8Array, moof: ParsedBox, mdat: ParsedBox): ParsedFragment {
  const inside = file.subarray(moof.offset, moof.end);
  // That of a text comes before it.
  const traf = boxes(inside, 8).findLast(({ type }) => type === 'traf');
  if (!traf) throw new Error('no traf in moof');
  const pictures = inside.subarray(traf.offset, traf.end);
  const run = boxOf(pictures, 'traf', 'trun').body;
  let timeTicks = Number(boxOf(pictures, 'traf', 'tfdt').body.getBigUint64(4));
  let data = moof.offset + run.getInt32(8);
  const samples = Array.from({ length: run.getUint32(4) }, (_, index) => {
    const row = 12 + index * 12;
    const [durationTicks, size] = [run.getUint32(row), run.getUint32(row + 4)];
    const sample = {
      timeTicks,
      durationTicks,
      flags: run.getUint32(row + 8),
      data: file.subarray(data, data + size),
    };
    timeTicks += durationTicks;
    data += size;
    return sample;
  });
  if (data !== mdat.end) throw new Error('the samples do not fill the mdat');
  const sequence = boxOf(inside, 'moof', 'mfhd').body.getUint32(4);
  return { offset: moof.offset, end: mdat.end, sequence, samples };
}

/** The NAL units of a sample with four-byte lengths. */
export function nalsOf(data: Uint8Array): Uint8Array[] {
  const nals: Uint8Array[] = [];
  for (let offset = 0; offset < data.length;) {
    const length = new DataView(data.buffer, data.byteOffset + offset).getUint32(0);
    nals.push(data.subarray(offset + 4, offset + 4 + length));
    offset += 4 + length;
  }
  return nals;
}
