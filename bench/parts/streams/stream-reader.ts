import { connect, type Socket } from 'node:net';
import { monotonicMs } from '#testing/rack/protocol.js';
import { notesIn } from './notes-in.js';

const BEGINNING = 'event: snapshot\n';
const END = '\n\n';
const LINE_END = '\r\n';
const NONE = Buffer.alloc(0);
/** All sockets of this process read into it, one after the other. */
const SHARED = Buffer.allocUnsafeSlow(256 * 1024);

/** A reader of an event stream on a socket of its own, which looks for the notes in it and understands nothing else. */
export class StreamReader {
  hasBegun = false;
  hasEnded = false;
  reads = true;
  onEvent: (number: number, delayMs: number) => void = () => undefined;
  private socket: Socket | undefined;
  /** Of an event that has not come whole. */
  private rest: Buffer = NONE;

  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  open(): void {
    const callback = (length: number): boolean => {
      this.take(SHARED.subarray(0, length));
      return true;
    };
    this.socket = connect({ port: this.port, host: '127.0.0.1', onread: { buffer: SHARED, callback } });
    this.socket.on('error', () => undefined).once('close', () => (this.hasEnded = true));
    const head = ['GET /api/v1/events HTTP/1.1', 'Host: 127.0.0.1', `Authorization: Bearer ${this.token}`];
    this.socket.write(`${head.join('\r\n')}\r\n\r\n`);
  }

  /** It reads no more, and says nothing of that. */
  stop(): void {
    this.reads = false;
    this.socket?.pause();
  }

  /** Reads what still comes and understands none of it: only who reads learns of the end. */
  drain(): void {
    this.socket?.resume();
  }

  close(): void {
    this.socket?.destroy();
  }

  private take(chunk: Buffer): void {
    if (!this.reads) return;
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const whole = bytes.lastIndexOf(END) + END.length;
    if (!this.hasBegun) this.hasBegun = bytes.includes(BEGINNING, 0, 'latin1');
    const now = monotonicMs();
    for (const { number, atMs } of notesIn(bytes.subarray(0, whole))) this.onEvent(number, now - atMs);
    // Between two writes of a server there is a line end more.
    this.rest = bytes.length - whole <= LINE_END.length ? NONE : Buffer.from(bytes.subarray(whole));
  }
}
