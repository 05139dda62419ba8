/** `# timecode format v2`, then a line for each frame such as `33.251`; no sound line is longer. */
const MAX_LINE = 64;
const TIME = /^\d{1,13}(?:\.\d{1,9})?$/;

/** Reads what `--save-pts` writes, in pieces. Total: a line that is no time counts as a frame whose time is unknown. */
export class PtsLines {
  private rest = '';

  /** Gives ms since the first frame, for each frame whose line is complete. */
  push(chunk: Uint8Array): (number | undefined)[] {
    const lines = (this.rest + textOf(chunk)).split('\n');
    this.rest = (lines.pop() ?? '').slice(0, MAX_LINE);
    return lines.flatMap((line) => (line.startsWith('#') ? [] : [timeIn(line.trim())]));
  }
}

function textOf({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

function timeIn(line: string): number | undefined {
  return TIME.test(line) ? Number(line) : undefined;
}
