import type { AccessUnit } from '../h264/access-unit.js';
import { sampleBytes } from '../mp4/fragment.js';

const SPAN_MS = 10_000;
/** Two minutes: a picture that moves for a moment does not count for an hour. */
const SPANS = 12;

interface Span {
  readonly startMs: number;
  bytes: number;
}

/** How many bytes a second the camera gives, by the last two minutes of its pictures. */
export class StreamRate {
  private readonly spans: Span[] = [];
  private configured = 0;

  /** `bitrate` is the one that the camera was set to, bit/s. */
  sees(unit: AccessUnit, bitrate: number | undefined): void {
    this.configured = (bitrate ?? 0) / 8;
    const last = this.spans.at(-1);
    if (last && unit.timeMs >= last.startMs && unit.timeMs < last.startMs + SPAN_MS)
      last.bytes += sampleBytes(unit.nals);
    else this.begin(unit);
  }

  /** The rate that was set, or the one that was measured if that is higher; 0 while neither is known. */
  get bytesPerSecond(): number {
    return Math.max(this.configured, this.measured);
  }

  private get measured(): number {
    const [first] = this.spans;
    const last = this.spans.at(-1);
    // Of the last span nobody knows how much of it is over.
    if (!first || !last || first === last) return 0;
    const bytes = this.spans.slice(0, -1).reduce((sum, span) => sum + span.bytes, 0);
    return (bytes / (last.startMs - first.startMs)) * 1000;
  }

  private begin(unit: AccessUnit): void {
    const last = this.spans.at(-1);
    // A camera that was away, or a clock that went back: what was before says nothing.
    if (last && (unit.timeMs < last.startMs || unit.timeMs > last.startMs + 2 * SPAN_MS))
      this.spans.length = 0;
    this.spans.push({ startMs: unit.timeMs, bytes: sampleBytes(unit.nals) });
    if (this.spans.length > SPANS + 1) this.spans.shift();
  }
}
