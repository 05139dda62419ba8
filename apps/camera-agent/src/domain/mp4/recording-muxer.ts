import { type AccessUnit } from '../h264/access-unit.js';
import { type ParameterSets, parameterSetsAfter } from '../h264/parameter-sets.js';
import { parseSps } from '../h264/sps.js';
import { concat } from '#live/domain/box.js';
import { durationPatches, type Patch } from './duration-patch.js';
import { FragmentCollector } from './fragment-collector.js';
import { initSegment } from './init-segment.js';
import { sampleNals } from './sample.js';
import { msOf, SampleClock, ticksOf, TIMESCALE } from './sample-clock.js';

export interface RecordingMuxerOptions {
  /** How long the last frame is shown. */
  readonly nominalFrameMs: number;
  /** A fragment is complete when this much is in it; 500 if not given. */
  readonly fragmentMs?: number;
  /** What the film says beside its pictures, in a track of text; asked for each fragment. */
  readonly text?: (() => string) | undefined;
}

export type MuxResult =
  /** `append` goes to the end of the file; it is empty while a fragment is being collected. */
  | { readonly kind: 'accepted'; readonly append: Uint8Array }
  /** Not taken: end this file and begin another with this very unit. */
  | { readonly kind: 'parameter-sets-changed' }
  /** Not taken: a file begins with a key frame that has an SPS, which can be read, and a PPS. */
  | { readonly kind: 'not-a-beginning' };

export interface FinishedRecording {
  /** The last fragment and the index; goes to the end of the file. */
  readonly append: Uint8Array;
  /** To be written after `append` is safe on disk: without the durations a file counts as not finished. */
  readonly patches: readonly Patch[];
  readonly frames: number;
  readonly durationMs: number;
}

interface OpenFile {
  readonly init: Uint8Array;
  readonly sets: ParameterSets;
  readonly collector: FragmentCollector;
}

/** Makes one fragmented MP4 file of the access units of a camera. Of the pictures it holds no more than a fragment in memory. */
export class RecordingMuxer {
  private readonly clock = new SampleClock();
  private file: OpenFile | undefined;
  private frameCount = 0;
  private lastTicks = 0;
  private showFromMs: number | undefined;

  constructor(private readonly options: RecordingMuxerOptions) {}

  /** Players are told to leave out what was captured before `timeMs`. To be called before any unit is taken. */
  showFrom(timeMs: number): void {
    this.showFromMs = timeMs;
  }

  /** Frames taken so far. */
  get frames(): number {
    return this.frameCount;
  }

  /** The duration of the recording if it ended with the last frame taken. */
  get durationMs(): number {
    return msOf(this.endTicks());
  }

  /** Takes the next access unit, in decoding order. */
  add(unit: AccessUnit): MuxResult {
    if (!this.file) return this.begin(unit);
    if (parameterSetsAfter(this.file.sets, unit) !== this.file.sets)
      return { kind: 'parameter-sets-changed' };
    return { kind: 'accepted', append: this.collect(this.file, unit) };
  }

  /** What it gave to append is on disk, and not looked at any more: its memory may be used again. */
  giveBack(piece: Uint8Array): void {
    this.file?.collector.giveBack(piece);
  }

  /** Ends the file; to be called once. Nothing to append if no unit was taken. */
  finish(): FinishedRecording {
    if (!this.file) return { append: new Uint8Array(), patches: [], frames: 0, durationMs: 0 };
    const { collector, init } = this.file;
    const endTicks = this.endTicks();
    const last = collector.finish(endTicks) ?? new Uint8Array();
    return {
      append: concat([last, collector.index.bytes]),
      patches: durationPatches(init, endTicks),
      frames: this.frameCount,
      durationMs: msOf(endTicks),
    };
  }

  private begin(unit: AccessUnit): MuxResult {
    const sets = parameterSetsAfter(undefined, unit);
    const info = sets && parseSps(sets.sps);
    if (!unit.keyFrame || !info) return { kind: 'not-a-beginning' };
    const { width, height } = info;
    const leadTicks = Math.max(0, ticksOf((this.showFromMs ?? unit.timeMs) - unit.timeMs));
    const { fragmentMs = 500, text } = this.options;
    const tracks = { timescale: TIMESCALE, leadTicks, text: text !== undefined };
    const init = initSegment({ ...sets, width, height, ...tracks });
    const collector = new FragmentCollector(init.length, ticksOf(fragmentMs), text);
    this.file = { init, sets, collector };
    return { kind: 'accepted', append: concat([init, this.collect(this.file, unit)]) };
  }

  private collect({ sets, collector }: OpenFile, unit: AccessUnit): Uint8Array {
    this.lastTicks = this.clock.next(unit.timeMs);
    this.frameCount += 1;
    const frame = { nals: sampleNals(unit, sets), keyFrame: unit.keyFrame, ticks: this.lastTicks };
    return collector.add(frame) ?? new Uint8Array();
  }

  private endTicks(): number {
    return this.frameCount === 0 ? 0 : this.lastTicks + Math.max(1, ticksOf(this.options.nominalFrameMs));
  }
}
