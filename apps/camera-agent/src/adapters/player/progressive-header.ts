import { BoxParser, createFile, DataStream, type ISOFile, MP4BoxBuffer } from 'mp4box';
import { ascii, concat, u32, u64 } from '#live/domain/box.js';
import type { TrimmedTrack } from '../../domain/player/trimmed-track.js';

type Movie = ISOFile['moov'];
type OffsetTable = InstanceType<(typeof BoxParser.box)['co64']>;

/** From 1904, as the format counts, to 1970. */
const EPOCH_S = 2_082_844_800;
const LONG_SIZE = 2 ** 32;
/** Size, type, version, flags and count. */
const OFFSET_TABLE_HEAD_BYTES = 16;
/** Of all that is in front of the samples besides the tables; more than an init segment may have. */
const INIT_BYTES = 64 * 1024;

/**
 * ftyp, moov and the head of the mdat of an MP4 file with all its tables in front; the chunks of `track` are to follow.
 * `init` are ftyp and moov of the film; `createdMs` is when its first frame was taken, unix ms.
 */
export function progressiveHeader(
  init: Uint8Array,
  track: TrimmedTrack,
  createdMs: number | undefined,
): Uint8Array {
  const { ftyp, moov } = readFilm(init);
  ftyp.major_brand = 'isom';
  ftyp.compatible_brands = ['isom', 'iso2', 'avc1', 'mp41'];
  setTimes(moov, track, createdMs);
  const offsets = fillTables(moov, track);
  const head = bytesOf(ftyp, INIT_BYTES);
  const tables = bytesOf(moov, INIT_BYTES + tableBytes(track));
  const data = dataHeader(track.bytes);
  setOffsets(tables, offsets, track, head.length + tables.length + data.length);
  return concat([head, tables, data]);
}

function readFilm(init: Uint8Array): { ftyp: NonNullable<ISOFile['ftyp']>; moov: Movie } {
  const film = createFile();
  film.appendBuffer(MP4BoxBuffer.fromArrayBuffer(Uint8Array.from(init).buffer, 0));
  const { ftyp, moov } = film;
  // Nothing is in fragments any more.
  moov.boxes = (moov.boxes ?? []).filter(({ type }) => type !== 'mvex');
  return { ftyp, moov };
}

function setTimes({ mvhd, traks }: Movie, track: TrimmedTrack, createdMs: number | undefined): void {
  const [trak] = traks;
  if (!trak) throw new Error('the film has no track');
  const shown = track.mediaTicks - track.hiddenTicks;
  mvhd.duration = shown;
  trak.tkhd.duration = shown;
  trak.mdia.mdhd.duration = track.mediaTicks;
  const created = createdMs === undefined ? 0 : Math.floor(createdMs / 1000) + EPOCH_S;
  for (const box of [mvhd, trak.tkhd, trak.mdia.mdhd]) box.creation_time = box.modification_time = created;
  if (track.hiddenTicks === 0) return;
  const edits = new BoxParser.box.elst();
  edits.version = 1;
  edits.entries = [
    { segment_duration: shown, media_time: track.hiddenTicks, media_rate_integer: 1, media_rate_fraction: 0 },
  ];
  const edit = new BoxParser.box.edts();
  edit.boxes = [edits];
  trak.boxes?.splice(1, 0, edit);
}

function tableBytes({ sizes, runs, keyFrames, chunks }: TrimmedTrack): number {
  return 4 * sizes.length + 8 * runs.counts.length + 4 * keyFrames.length + 20 * chunks.length;
}

/** Gives the table of offsets, which are not known before the size of all tables is. */
function fillTables({ traks: [trak] }: Movie, track: TrimmedTrack): OffsetTable {
  const stbl = trak?.mdia.minf.stbl;
  if (!stbl) throw new Error('the film has no table of samples');
  const { stsd, stts, stsz, stsc } = stbl;
  stts.sample_counts = track.runs.counts;
  stts.sample_deltas = track.runs.ticks;
  stsz.sample_size = 0;
  stsz.sample_sizes = track.sizes;
  const stss = new BoxParser.box.stss();
  stss.sample_numbers = track.keyFrames;
  const runs = chunkRuns(track);
  stsc.first_chunk = runs.map(({ chunk }) => chunk);
  stsc.samples_per_chunk = runs.map(({ samples }) => samples);
  stsc.sample_description_index = runs.map(() => 1);
  const co64 = new BoxParser.box.co64();
  co64.chunk_offsets = track.chunks.map(() => 0);
  stbl.boxes = [stsd, stts, stss, stsc, stsz, co64];
  return co64;
}

/** Into the bytes: to write all tables a second time would stop a small computer for a quarter of a second. */
function setOffsets(
  tables: Uint8Array,
  { sizePosition = 0 }: OffsetTable,
  { chunks }: TrimmedTrack,
  firstOffset: number,
): void {
  const view = new DataView(tables.buffer, tables.byteOffset + sizePosition + OFFSET_TABLE_HEAD_BYTES);
  let next = firstOffset;
  chunks.forEach(({ bytes }, index) => {
    view.setBigUint64(index * 8, BigInt(next));
    next += bytes;
  });
}

/** Where the number of samples in a chunk changes; chunks are counted from 1. */
function chunkRuns({ chunks }: TrimmedTrack): { chunk: number; samples: number }[] {
  return chunks.flatMap(({ samples }, index) =>
    samples === chunks[index - 1]?.samples ? [] : [{ chunk: index + 1, samples }],
  );
}

/** `room` in bytes is made at once, as a stream that grows takes three times as much. */
function bytesOf(box: { write(stream: DataStream): void }, room: number): Uint8Array {
  const stream = new DataStream(room);
  box.write(stream);
  return new Uint8Array(stream.buffer, 0, stream.getPosition());
}

/** Clause 4.2: a size over 32 bits stands behind the type. */
function dataHeader(bytes: number): Uint8Array {
  const isLong = bytes + 8 >= LONG_SIZE;
  return isLong ? concat([u32(1), ascii('mdat'), u64(bytes + 16)]) : concat([u32(bytes + 8), ascii('mdat')]);
}
