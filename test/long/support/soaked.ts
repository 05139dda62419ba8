import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rollcall } from '#testing/rollcall.js';
import { residentMemory } from '../../e2e/support/processes.js';
import { check } from '../check.js';
import { type Point, slopeOf } from '../slope.js';

/** Minutes: a camera that is started anew has fewer open files for a moment, which is not seen in each of them. */
const STRETCH = 10;

/** An agent whose memory and open files are watched. */
export class Soaked {
  /** The least memory of each minute, MB, at whose start the garbage was collected: what is kept. */
  private readonly points: Point[] = [];
  /** The least open files of each minute: a camera that is opened, a still, a viewer have some for a moment. */
  private readonly files: number[] = [];
  private seen: { memory: number; files: number }[] = [];

  constructor(
    private readonly what: string,
    readonly program: Rollcall,
  ) {}

  async look(): Promise<void> {
    const memory = (await residentMemory(this.program.pid)) / 1e6;
    this.seen.push({ memory, files: await this.openFiles() });
  }

  /** The minute is over; gives what it was like. */
  minute(minute: number): string {
    const memory = this.seen.map((each) => each.memory);
    const files = Math.min(...this.seen.map((each) => each.files));
    const [least, most] = [Math.min(...memory), Math.max(...memory)];
    this.seen = [];
    this.points.push({ x: minute / 60, y: least });
    this.files.push(files);
    return `${least.toFixed(1)} to ${most.toFixed(1)} MB, ${files} descriptors`;
  }

  report(): void {
    const [first, last] = [this.points[0]?.y ?? 0, this.points.at(-1)?.y ?? 0];
    process.stdout.write(
      `${this.what}: least memory of the first minute ${first.toFixed(1)} MB, of the last ${last.toFixed(1)} MB\n`,
    );
    const growth = Math.round(slopeOf(this.points) * 100) / 100;
    check('memory growth, MB an hour, by the line through the minutes', growth, { most: 1 });
    const more = Math.min(...this.files.slice(-STRETCH)) - Math.min(...this.files.slice(0, STRETCH));
    check('descriptors more than before', more, { most: 2 });
  }

  private async openFiles(): Promise<number> {
    return (await readdir(join('/proc', `${this.program.pid}`, 'fd'))).length;
  }
}
