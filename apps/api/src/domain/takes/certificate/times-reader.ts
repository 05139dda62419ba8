import type { FilmTimes } from './film-times.js';

const FORMAT = '# timecode format v2';
const LINE = /^\d{1,12}(\.\d{1,9})?$/;
/** Far longer than any line of an agent's. */
const MAX_LINE = 200;
const FIRST_ROOM = 4096;

/** Reads a "timecode format v2" as it comes in: the nth line that is no comment is the time of the nth frame. */
export class TimesReader {
  private times = new Float64Array(FIRST_ROOM);
  private count = 0;
  private rest = '';
  private begun = false;

  /** More frames than `most` are refused. */
  constructor(private readonly most: number) {}

  /** Takes what comes next. Throws an Error that says what is wrong with it. */
  take(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.line(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (this.rest.length > MAX_LINE) throw new Error(`a line is longer than ${MAX_LINE} characters`);
  }

  /** All of it was taken. A line that was not ended is none. Throws where there is nothing. */
  end(): FilmTimes {
    if (!this.begun) throw new Error('it is empty');
    return { sinceFirstMs: this.times.slice(0, this.count) };
  }

  private line(line: string): void {
    if (!this.begun) {
      if (line !== FORMAT) throw new Error(`it does not begin with "${FORMAT}"`);
      this.begun = true;
    } else if (!line.startsWith('#')) this.frame(line);
  }

  private frame(line: string): void {
    if (!LINE.test(line)) throw new Error(`line ${this.count + 1} of the frames is no time`);
    if (this.count >= this.most) throw new Error(`it has more than ${this.most} frames`);
    const time = Number(line);
    const last = this.count > 0 ? (this.times[this.count - 1] ?? 0) : 0;
    if (time < last) throw new Error(`frame ${this.count} is before the one before it`);
    if (this.count === this.times.length) this.grow();
    this.times[this.count++] = time;
  }

  private grow(): void {
    const larger = new Float64Array(this.times.length * 2);
    larger.set(this.times);
    this.times = larger;
  }
}
