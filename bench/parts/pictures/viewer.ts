import { get, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { PictureMarks } from './picture-marks.js';

const LIVE_HEADER_BYTES = 4;
/** In its third byte: what follows is an init segment. */
const INIT = 1;

/** Over what a viewer watches: as players do, or as pages do. */
export type Way = 'http' | 'websocket';

/** Where a picture is to be had. */
export interface PictureSource {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  /** Which one, where a WebSocket carries many. */
  readonly camera?: string;
}

/** One who watches one camera, and looks at nothing but which picture it is. */
export class Viewer {
  pictures = 0;
  bytes = 0;
  hasEnded = false;
  reads = true;
  private pauses: () => void = () => undefined;
  private leaves: () => void = () => undefined;
  private readonly marks: PictureMarks;

  /** `seen` is called with the mark of each picture that is whole. */
  constructor(seen: (mark: number) => void) {
    this.marks = new PictureMarks((mark) => {
      this.pictures += 1;
      seen(mark);
    });
  }

  open(source: PictureSource, way: Way): void {
    if (way === 'http') this.openPlain(source);
    else this.openSocket(source);
  }

  /** It reads no more, and says nothing of that. */
  stop(): void {
    this.reads = false;
    this.pauses();
  }

  close(): void {
    this.leaves();
  }

  private openPlain({ port, path, token }: PictureSource): void {
    const headers = { authorization: `Bearer ${token}` };
    const request = get(
      { host: '127.0.0.1', port, path, headers, agent: false },
      (response: IncomingMessage) => {
        if (response.statusCode !== 200)
          throw new Error(`the picture was answered with ${response.statusCode ?? 0}`);
        response.on('data', (chunk: Buffer) => this.take(chunk));
        this.pauses = (): unknown => response.pause();
      },
    );
    request.on('error', () => undefined).on('close', () => (this.hasEnded = true));
    this.leaves = (): unknown => request.destroy();
  }

  private openSocket({ port, path, token, camera }: PictureSource): void {
    const headers = { authorization: `Bearer ${token}` };
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers, perMessageDeflate: false });
    socket.on('open', () => socket.send(JSON.stringify({ camera, quality: 'full' })));
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      const isPicture = isBinary && ((data[2] ?? 0) & INIT) === 0;
      if (isPicture) this.take(data.subarray(LIVE_HEADER_BYTES));
    });
    socket.on('error', () => undefined).on('close', () => (this.hasEnded = true));
    this.pauses = (): void => socket.pause();
    this.leaves = (): void => socket.terminate();
  }

  private take(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.marks.push(chunk);
  }
}
