import { decodeLiveHeader, LIVE_HEADER_BYTES } from '../../../contracts/src/http/live-header.js';
import type { LiveNotice, LiveQuality } from '../../../contracts/src/http/live-notice.js';
import { API, type Target } from '../http/http.js';
import { parseObject } from '../http/parse-object.js';

export type Picture = ReturnType<typeof decodeLiveHeader> & { readonly bytes: Uint8Array<ArrayBuffer> };

export interface SocketListener {
  opened(): void;
  notice(notice: LiveNotice): void;
  picture(picture: Picture): void;
  /** Once, however it ends, but for `close`. */
  ended(why: string): void;
}

/** Node's WebSocket takes headers beside what the standard knows. */
type WebSocketClass = new (url: URL, options?: { readonly headers: Record<string, string> }) => WebSocket;

interface Page {
  readonly location?: { readonly href: string };
  readonly document?: unknown;
}

/** One connection of `WS /live`. */
export class LiveSocket {
  private readonly socket: WebSocket;
  private isOver = false;

  constructor(
    target: Target,
    private readonly listener: SocketListener,
  ) {
    this.socket = opened(target);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onopen = () => this.isOver || listener.opened();
    this.socket.onmessage = ({ data }: { data: unknown }) => this.hear(data);
    this.socket.onclose = ({ code }) => this.end(`it closed the connection for live pictures (${code})`);
  }

  choose(camera: string, quality: LiveQuality): void {
    this.socket.send(JSON.stringify({ camera, quality }));
  }

  close(): void {
    this.isOver = true;
    this.socket.close();
  }

  private hear(data: unknown): void {
    if (this.isOver) return;
    if (typeof data === 'string') return this.listener.notice(parseObject(data) as unknown as LiveNotice);
    const message = new Uint8Array(data as ArrayBuffer);
    const header = decodeLiveHeader(message);
    if (header) this.listener.picture({ ...header, bytes: message.subarray(LIVE_HEADER_BYTES) });
  }

  private end(why: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.listener.ended(why);
  }
}

function opened({ base, token }: Target): WebSocket {
  const { location, document } = globalThis as Page;
  const url = new URL(`${base}${API}/live`, base === '' ? location?.href : undefined);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const Socket = WebSocket as unknown as WebSocketClass;
  if (token === undefined) return new Socket(url);
  if (document !== undefined)
    throw new TypeError('A browser can send no token with a WebSocket: open a session instead.');
  return new Socket(url, { headers: { authorization: `Bearer ${token}` } });
}
