/** `# timecode format v2`, then a line for each frame such as `33.251`; no sound line is longer. */
const MAX_LINE = 64;
/** Three hundred years: what is longer is no time. */
const MAX_MS = 1e13;
const NEW_LINE = 10;
const COMMENT = 35;
const POINT = 46;
const ZERO = 48;

/**
 * Reads what `--save-pts` writes, in pieces. Total: a line that is no time counts as a frame whose time is unknown. It is
 * read by the byte, as it comes with every frame: a text to be split and matched costs several times as much.
 */
export class PtsLines {
  private readonly line = new Uint8Array(MAX_LINE);
  /** Of the line so far, all of which is kept up to `MAX_LINE`. */
  private length = 0;

  /** Gives ms since the first frame, for each frame whose line is complete. */
  push(chunk: Uint8Array): (number | undefined)[] {
    const times: (number | undefined)[] = [];
    for (const byte of chunk) {
      if (byte !== NEW_LINE) {
        // Past its end nothing is kept.
        this.line[this.length] = byte;
        this.length += 1;
        continue;
      }
      if (this.length === 0 || this.line[0] !== COMMENT) times.push(this.time);
      this.length = 0;
    }
    return times;
  }

  private get time(): number | undefined {
    return this.length > MAX_LINE ? undefined : timeIn(this.line, this.length);
  }
}

/** The number that the first `length` bytes spell: digits, and a point with digits where there is one. */
function timeIn(line: Uint8Array, length: number): number | undefined {
  let digits = 0;
  /** Ten for each decimal; 0 before the point. */
  let scale = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = (line[at] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      scale *= 10;
    } else if (digit === POINT - ZERO && scale === 0 && at > 0) scale = 1;
    else return undefined;
  }
  const ms = digits / (scale || 1);
  return length > 0 && scale !== 1 && ms < MAX_MS ? ms : undefined;
}
