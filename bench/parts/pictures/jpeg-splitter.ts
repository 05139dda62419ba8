/** A JPEG begins with it (ITU-T T.81, B.1.1.3), and has it nowhere else. */
export const JPEG_BEGINNING = Buffer.from([0xff, 0xd8, 0xff]);

const HEAD_END = '\r\n\r\n';
const LENGTH = /content-length: *(\d+)/i;

/** Cuts `multipart/x-mixed-replace` of JPEGs that say their length into these: `whole` is called with each. */
export class JpegSplitter {
  private bytes = Buffer.alloc(0);

  constructor(private readonly whole: (jpeg: Buffer) => void) {}

  push(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    for (let next = this.next(); next; next = this.next()) this.whole(next);
  }

  private next(): Buffer | undefined {
    const end = this.bytes.indexOf(HEAD_END);
    if (end < 0) return undefined;
    const [, length] = LENGTH.exec(this.bytes.toString('latin1', 0, end)) ?? [];
    if (length === undefined) throw new Error('a part of the stream does not say how long it is');
    const start = end + HEAD_END.length;
    if (this.bytes.length < start + Number(length)) return undefined;
    const jpeg = Buffer.from(this.bytes.subarray(start, start + Number(length)));
    this.bytes = this.bytes.subarray(start + Number(length));
    return jpeg;
  }
}
