import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { decodeLiveHeader, LIVE_HEADER_BYTES } from '#contracts/http/live-header.js';
import type { LiveNotice, LiveQuality } from '#contracts/http/live-notice.js';
import { eventually } from '#testing/eventually.js';
import type { TestApi } from './test-api.js';

interface Shown {
  readonly number: number;
  readonly init: boolean;
  readonly keyFrame: boolean;
  readonly gap: boolean;
  /** The last byte. */
  readonly mark: number | undefined;
}

/** A client of `WS /live`, as a page is. */
export class LiveClient {
  readonly notices: LiveNotice[] = [];
  readonly shown: Shown[] = [];
  closed: number | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) return void this.notices.push(JSON.parse(data.toString()) as LiveNotice);
      const header = decodeLiveHeader(data);
      if (!header) throw new Error('a message without a header');
      this.shown.push({ ...header, mark: data.subarray(LIVE_HEADER_BYTES).at(-1) });
    });
    socket.on('error', () => undefined);
    socket.once('close', (code) => (this.closed = code));
  }

  static async open(api: TestApi, headers: Record<string, string> = api.auth): Promise<LiveClient> {
    const socket = new WebSocket(`ws://127.0.0.1:${api.port}/api/v1/live`, { headers });
    const client = new LiveClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** What a request for a WebSocket is answered with that is refused. */
  static async refusal(
    api: TestApi,
    headers: Record<string, string>,
  ): Promise<[number | undefined, string | undefined]> {
    const socket = new WebSocket(`ws://127.0.0.1:${api.port}/api/v1/live`, { headers });
    socket.on('error', () => undefined);
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const { code } = JSON.parse(Buffer.concat(chunks).toString()) as { code?: string };
    return [answer.statusCode, code];
  }

  choose(camera: string, quality: LiveQuality): void {
    this.socket.send(JSON.stringify({ camera, quality }));
  }

  /** The notice number `index`. */
  notice(index: number): Promise<LiveNotice> {
    return eventually(`notice ${index}`, () => this.notices[index]);
  }

  /** The pictures of one camera, without init segments. */
  marks(number: number): (number | undefined)[] {
    return this.shown.filter((each) => each.number === number && !each.init).map(({ mark }) => mark);
  }

  shows(number: number, mark: number): Promise<unknown> {
    return eventually(`picture ${mark} of ${number}`, () => this.marks(number).at(-1) === mark);
  }

  gone(): Promise<number> {
    return eventually('the end of the connection', () => this.closed);
  }

  close(): void {
    this.socket.terminate();
  }
}
