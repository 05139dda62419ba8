/** What stands at the top of a file of frame times. */
export interface FrameTimesFacts {
  /** Where the times come from. */
  readonly source: string;
  /** Operator time of the film's first frame. */
  readonly startedAt: string;
  /** How far that may be off, ms; undefined if it was never measured. */
  readonly clockErrorMs?: number | undefined;
}

const FORMAT = '# timecode format v2';
const LINE = /^\d{1,12}\.\d{3}$/;
const COMMENT = /^#[ -~]*$/;

/**
 * The top of a file of frame times, which is one of the "timecode format v2" that mkvmerge and others read: behind the
 * comments the nth line is the capture time of the film's nth frame, ms since the first.
 */
export function timesHeader({ source, startedAt, clockErrorMs }: FrameTimesFacts): string {
  const error = clockErrorMs === undefined ? 'unknown' : `${clockErrorMs.toFixed(3)} ms`;
  return [
    FORMAT,
    `# source: ${source}`,
    `# first frame, operator time: ${startedAt}`,
    `# error of that: ${error}`,
    '',
  ].join('\n');
}

/** The line of a frame that was captured so long after the first. */
export function timesLine(sinceFirstMs: number): string {
  return `${Math.max(0, sinceFirstMs).toFixed(3)}\n`;
}

/** Collects the lines of a film's frames until they are fetched. */
export class FrameTimes {
  private lines = '';
  private startMs: number | undefined;
  private last = 0;

  /** A frame captured at `timeMs`; a time that goes back is put level with the one before. */
  add(timeMs: number): void {
    this.startMs ??= timeMs;
    this.last = Math.max(this.last, timeMs - this.startMs);
    this.lines += timesLine(this.last);
  }

  /** What was added since the last time. */
  fetch(): string {
    const lines = this.lines;
    this.lines = '';
    return lines;
  }
}

/** Far longer than any line of ours. */
const MAX_LINE = 200;

/** Finds what stands in a file of frame times that a crash may have cut or filled with zeros. */
export class StandingTimes {
  private rest = '';
  private read = 0;
  private lines = 0;
  private last = 0;
  private ended = false;

  /** Nothing is read behind the line of frame `most`. */
  constructor(private readonly most: number) {}

  /** Whole lines of frames, in order and from the beginning; what follows is worth nothing. */
  get frames(): number {
    return this.lines;
  }

  /** Where the last of them ends; 0 if there is none. */
  get bytes(): number {
    return this.lines === 0 ? 0 : this.read;
  }

  /** Of the last of these frames, ms since the first. */
  get lastMs(): number {
    return this.last;
  }

  /** Takes what comes next in the file; false once nothing more can follow. */
  take(chunk: string): boolean {
    const lines = (this.rest + chunk).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) if (!this.ended) this.line(line);
    if (this.rest.length > MAX_LINE) this.ended = true;
    return !this.ended;
  }

  private line(line: string): void {
    if (this.lines >= this.most || !this.isNext(line)) {
      this.ended = true;
      return;
    }
    this.read += line.length + 1;
    if (line.startsWith('#')) return;
    this.lines += 1;
    this.last = Number(line);
  }

  private isNext(line: string): boolean {
    if (this.read === 0) return line === FORMAT;
    return COMMENT.test(line) || (LINE.test(line) && Number(line) >= this.last);
  }
}
