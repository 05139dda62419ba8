import type { Timer } from '../../../contracts/src/ports/clock.js';
import type { LiveNotice, LiveQuality } from '../../../contracts/src/http/live-notice.js';
import { ApiError } from '../api-error.js';
import { backOff } from '../back-off.js';
import type { Connection } from '../connection.js';
import { unreachable } from '../http/failures.js';
import type { Http } from '../http/http.js';
import { Listeners } from '../listeners.js';
import type { Tools } from '../tools.js';
import { LiveSocket, type Picture } from './live-socket.js';
import { LiveTile, type LiveListener } from './live-tile.js';

/** Where nothing came for so long, the API is asked for a sign of life, and given as long again. */
const QUIET_MS = 10_000;
const WHO_MS = 10_000;

/** Live pictures of many cameras over one WebSocket, which is made again when it breaks. */
export class LiveConnection {
  private readonly tiles = new Map<string, LiveTile>();
  /** By the number that the API gave the camera on this socket. */
  private readonly numbered = new Map<number, LiveTile>();
  private readonly listeners = new Listeners<[Connection]>();
  private readonly ending = new AbortController();
  private socket: LiveSocket | undefined;
  private isOpen = false;
  private failures = 0;
  private heardAt: number;
  private timer: Timer | undefined;
  private now: Connection = { state: 'connecting' };

  constructor(
    private readonly http: Http,
    private readonly tools: Tools,
  ) {
    this.heardAt = tools.clock.now();
    this.connect();
  }

  get connection(): Connection {
    return this.now;
  }

  subscribe(listener: (connection: Connection) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Shows a camera, which no other tile of this connection shows. Throws a RangeError where one does. */
  show(camera: string, quality: LiveQuality, listener: LiveListener): LiveTile {
    if (this.tiles.has(camera)) throw new RangeError(`${camera} is shown by another tile of this connection`);
    const tile = new LiveTile(camera, quality, listener, {
      choose: () => this.say(tile),
      drop: () => this.drop(tile),
    });
    this.tiles.set(camera, tile);
    this.say(tile);
    return tile;
  }

  close(): void {
    this.ending.abort();
    this.timer?.stop();
    this.socket?.close();
    for (const tile of [...this.tiles.values()]) tile.close();
  }

  private connect(): void {
    this.socket = new LiveSocket(this.http.target, {
      opened: () => this.opened(),
      notice: (notice) => this.hear(() => this.take(notice)),
      picture: (picture) => this.hear(() => this.draw(picture)),
      ended: (why) => void this.ended(why),
    });
  }

  private opened(): void {
    this.isOpen = true;
    this.numbered.clear();
    this.hear(() => undefined);
    this.become({ state: 'live' });
    for (const tile of this.tiles.values()) {
      tile.restart();
      this.say(tile);
    }
  }

  private say({ camera, quality }: LiveTile): void {
    if (this.isOpen) this.socket?.choose(camera, quality);
  }

  private drop(tile: LiveTile): void {
    this.say(tile);
    this.tiles.delete(tile.camera);
    for (const [number, each] of this.numbered) if (each === tile) this.numbered.delete(number);
  }

  private take(notice: LiveNotice): void {
    this.failures = 0;
    const tile = notice.camera === undefined ? undefined : this.tiles.get(notice.camera);
    if (notice.type !== 'camera') return tile?.fail(notice.problem);
    if (tile) this.numbered.set(notice.number, tile);
  }

  private draw({ number, bytes, ...facts }: Picture): void {
    this.numbered.get(number)?.show(bytes, facts);
  }

  /** Something came: the connection lives. */
  private hear(then: () => void): void {
    this.heardAt = this.tools.clock.now();
    this.timer?.stop();
    this.timer = this.tools.clock.after(QUIET_MS, () => this.ask());
    then();
  }

  /** A choice that is made again changes nothing, and is answered. */
  private ask(): void {
    const [tile] = this.tiles.values();
    if (!tile) return;
    this.say(tile);
    this.timer = this.tools.clock.after(QUIET_MS, () => {
      this.socket?.close();
      void this.ended(`nothing came for ${(2 * QUIET_MS) / 1000} s`);
    });
  }

  private async ended(why: string): Promise<void> {
    this.isOpen = false;
    this.timer?.stop();
    const error = await this.reasonFor(why);
    if (this.ending.signal.aborted) return;
    if (!error.isPassing) return this.become({ state: 'refused', since: this.heardAt, error });
    const retryMs = backOff(++this.failures, undefined, this.tools.random);
    const { clock } = this.tools;
    this.timer = clock.after(retryMs, () => this.connect());
    this.become({ state: 'broken', since: this.heardAt, error, retryAt: clock.now() + retryMs });
  }

  /** A WebSocket does not say why it was refused; another call with the same credential does. */
  private async reasonFor(why: string): Promise<ApiError> {
    try {
      await this.http.json('GET', '/session', { idleMs: WHO_MS, signal: this.ending.signal });
    } catch (error) {
      if (error instanceof ApiError) return error;
    }
    return unreachable(this.http.target.base, why);
  }

  private become(connection: Connection): void {
    this.now = connection;
    this.listeners.tell(connection);
  }
}
