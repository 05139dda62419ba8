import { eventually } from '#testing/eventually.js';
import { Delays } from './delays.js';
import { StreamReader } from './stream-reader.js';

export interface CrowdOptions {
  readonly port: number;
  readonly token: string;
  readonly readers: number;
  /** Of the first of them: they read nothing once they have begun. */
  readonly stuck?: number;
}

/** What the readers that read were told. */
export interface Heard {
  /** Events that did not come, of all readers together. */
  readonly missing: number;
  /** Those that came again. */
  readonly doubled: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Of those that read nothing, the ones that were cut off. */
  readonly cutOff: number;
}

/** Who is not let in yet is one of few. */
const AT_A_TIME = 24;
const OPEN_MS = 60_000;
const CUT_OFF_MS = 3000;

/** Many readers of one stream. */
export class Crowd {
  private seen = new Uint8Array();
  private events = 0;
  private told = 0;
  private doubled = 0;
  private delays = new Delays();

  private constructor(private readonly readers: readonly StreamReader[]) {
    for (const [index, reader] of readers.entries())
      reader.onEvent = (number, delayMs): void => this.take(index, number, delayMs);
  }

  static async open({ port, token, readers, stuck = 0 }: CrowdOptions): Promise<Crowd> {
    const all = Array.from({ length: readers }, () => new StreamReader(port, token));
    for (let first = 0; first < readers; first += AT_A_TIME) {
      const some = all.slice(first, first + AT_A_TIME);
      for (const reader of some) reader.open();
      await eventually('every reader has begun', () => some.every(({ hasBegun }) => hasBegun), OPEN_MS);
    }
    for (const reader of all.slice(0, stuck)) reader.stop();
    return new Crowd(all);
  }

  expect(events: number): void {
    this.events = events;
    this.seen = new Uint8Array(events * this.readers.length);
    this.told = this.doubled = 0;
    this.delays = new Delays();
  }

  async heard(withinMs: number): Promise<Heard> {
    const all = this.events * this.readers.filter(({ reads }) => reads).length;
    // What is missing then is counted.
    await eventually('every event', () => this.told >= all, withinMs).catch(() => undefined);
    return {
      missing: all - this.told,
      doubled: this.doubled,
      p50Ms: this.delays.percentile(0.5),
      p99Ms: this.delays.percentile(0.99),
      maxMs: this.delays.percentile(1),
      cutOff: await this.cutOff(),
    };
  }

  close(): void {
    for (const reader of this.readers) reader.close();
  }

  private async cutOff(): Promise<number> {
    const stuck = this.readers.filter(({ reads }) => !reads);
    for (const reader of stuck) reader.drain();
    const all = (): boolean => stuck.every(({ hasEnded }) => hasEnded);
    await eventually('every stuck reader has ended', all, CUT_OFF_MS).catch(() => undefined);
    return stuck.filter(({ hasEnded }) => hasEnded).length;
  }

  private take(reader: number, number: number, delayMs: number): void {
    const at = reader * this.events + number;
    if (this.seen[at] === 1) this.doubled += 1;
    else this.told += 1;
    this.seen[at] = 1;
    this.delays.add(delayMs);
  }
}
