export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Decoding can begin here. */
  readonly keyFrame: boolean;
  /** When it came, ms. */
  readonly at: number;
}

/** Pictures that wait for the player, in order. When they are too many, all up to the next key frame are left out. */
export class WaitingPictures {
  private all: Picture[] = [];
  private bytes = 0;
  private isMissing = false;

  constructor(private readonly mostBytes: number) {}

  add(picture: Picture): void {
    if (this.bytes + picture.bytes.length > this.mostBytes) {
      this.clear();
      this.isMissing = true;
    }
    if (this.isMissing && !picture.keyFrame) return;
    this.isMissing = false;
    this.all.push(picture);
    this.bytes += picture.bytes.length;
  }

  /** All that wait, up to the next key frame, as one: that is appended faster than one after the other. */
  take(): Picture | undefined {
    const [first] = this.all;
    if (!first) return undefined;
    const next = this.all.findIndex(({ keyFrame }, index) => index > 0 && keyFrame);
    const taken = this.all.splice(0, next < 0 ? this.all.length : next);
    const bytes = joined(taken.map((picture) => picture.bytes));
    this.bytes -= bytes.length;
    return { ...first, bytes };
  }

  clear(): void {
    this.all = [];
    this.bytes = 0;
    this.isMissing = false;
  }
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
