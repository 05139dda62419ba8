import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import { Delays } from '../streams/delays.js';
import { type PictureSource, Viewer, type Way } from './viewer.js';

export interface AudienceOptions {
  readonly source: PictureSource;
  readonly way: Way;
  readonly viewers: number;
  /** Of the first of them: they read nothing once they have begun. */
  readonly stuck?: number;
  /** That open the picture at a time. */
  readonly atATime?: number;
  /** Where the picture comes from: one viewer there is what the others are compared with. */
  readonly origin: PictureSource;
}

/** What the viewers that read saw, beside the one at the origin. */
export interface Seen {
  /** Pictures of the one at the origin. */
  readonly pictures: number;
  /** The fewest that one of the others had. */
  readonly fewest: number;
  /** How much later the others had each picture whole; earlier counts as 0. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Of one viewer. */
  readonly megabitsPerSecond: number;
}

const OPEN_MS = 30_000;
/** Who is not let in yet is one of few. */
const AT_A_TIME = 24;

/** Viewers of one camera in one process. */
export class Audience {
  private readonly origin = new Viewer((mark) => this.atOrigin(mark));
  private readonly viewers: readonly Viewer[];
  /** When the picture was whole at the origin, by its mark. */
  private readonly wholeAt = new Map<number, number>();
  /** Pictures that others had before it. */
  private readonly early = new Map<number, number[]>();
  private delays = new Delays();

  constructor(private readonly options: AudienceOptions) {
    this.viewers = Array.from({ length: options.viewers }, () => {
      const viewer: Viewer = new Viewer((mark) => viewer.reads && this.atViewer(mark));
      return viewer;
    });
  }

  async open(): Promise<void> {
    const { source, way, origin, stuck = 0, atATime = AT_A_TIME } = this.options;
    this.origin.open(origin, 'http');
    for (let first = 0; first < this.viewers.length; first += atATime) {
      const some = [...this.viewers.slice(first, first + atATime), this.origin];
      for (const viewer of some.slice(0, -1)) viewer.open(source, way);
      await eventually(
        'every viewer sees something',
        () => some.every(({ pictures }) => pictures > 0),
        OPEN_MS,
      );
    }
    for (const viewer of this.viewers.slice(0, stuck)) viewer.stop();
  }

  /** What is seen in so long a time from now on. */
  async watch(ms: number): Promise<Seen> {
    this.delays = new Delays();
    const reading = this.viewers.filter(({ reads }) => reads);
    const before = [this.origin, ...reading].map(({ pictures }) => pictures);
    const [first] = reading;
    const bytesBefore = first?.bytes ?? 0;
    await pause(ms);
    const [pictures = 0, ...others] = [this.origin, ...reading].map(
      (viewer, i) => viewer.pictures - (before[i] ?? 0),
    );
    return {
      pictures,
      fewest: Math.min(...others),
      p50Ms: this.delays.percentile(0.5),
      p99Ms: this.delays.percentile(0.99),
      maxMs: this.delays.percentile(1),
      megabitsPerSecond: (((first?.bytes ?? 0) - bytesBefore) * 8) / ms / 1000,
    };
  }

  close(): void {
    for (const viewer of [this.origin, ...this.viewers]) viewer.close();
  }

  private atOrigin(mark: number): void {
    const now = performance.now();
    this.wholeAt.set(mark, now);
    for (const at of this.early.get(mark) ?? []) this.delays.add(at - now);
    this.early.delete(mark);
  }

  private atViewer(mark: number): void {
    const now = performance.now();
    const whole = this.wholeAt.get(mark);
    if (whole !== undefined) this.delays.add(now - whole);
    else this.early.set(mark, [...(this.early.get(mark) ?? []), now]);
  }
}
