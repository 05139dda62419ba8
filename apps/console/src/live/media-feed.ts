import { Arrivals } from './arrivals.js';
import { codecOf } from './codec-of.js';
import { lastOf, stayLive } from './live-edge.js';

/** More is not kept waiting: what the browser cannot take in time is left out up to the next key frame. */
const MOST_WAITING = 90;
/** Seconds that are kept behind what is shown, and how much more makes it worth to throw it away. */
const BEHIND_S = 4;
const SLACK_S = 8;

export interface FeedListener {
  /** Another picture is there to be shown. */
  playing(): void;
  /** The browser takes no more: begin again with an init segment. */
  broken(): void;
}

interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly keyFrame: boolean;
  readonly at: number;
}

/** Shows a live picture in a video element: what comes is appended in order, and the playhead stays at its end. */
export class MediaFeed {
  readonly arrivals = new Arrivals();
  private readonly source = new MediaSource();
  private readonly url = URL.createObjectURL(this.source);
  private buffer: SourceBuffer | undefined;
  private waiting: Piece[] = [];
  private init: Uint8Array<ArrayBuffer> | undefined;
  private appending: Piece | undefined;
  private isAnew = true;
  private isMissing = false;
  private isClosed = false;

  constructor(
    private readonly video: HTMLVideoElement,
    /** Key frames alone stand still: there is nothing to play between them. */
    private readonly isStill: boolean,
    private readonly listener: FeedListener,
  ) {
    this.source.addEventListener('sourceopen', () => this.guarded(() => this.pump()));
    video.src = this.url;
  }

  begin(init: Uint8Array<ArrayBuffer>): void {
    this.init = init;
    this.waiting = [];
    this.isMissing = false;
    this.guarded(() => this.pump());
  }

  add(bytes: Uint8Array<ArrayBuffer>, keyFrame: boolean): void {
    if (this.waiting.length >= MOST_WAITING) this.skip();
    if (this.isMissing && !keyFrame) return;
    this.isMissing = false;
    this.waiting.push({ bytes, keyFrame, at: performance.now() });
    this.guarded(() => this.pump());
  }

  close(): void {
    this.isClosed = true;
    this.waiting = [];
    this.video.removeAttribute('src');
    this.video.load();
    URL.revokeObjectURL(this.url);
  }

  private skip(): void {
    this.waiting = [];
    this.isMissing = true;
  }

  /** One thing at a time: a buffer that is updating takes nothing. */
  private pump(): void {
    if (this.isClosed || this.source.readyState !== 'open' || this.buffer?.updating) return;
    if (this.init) return this.start(this.init);
    if (!this.buffer) return;
    if (this.throwAway(this.buffer)) return;
    const piece = this.waiting.shift();
    if (!piece) return;
    this.appending = piece;
    this.buffer.appendBuffer(piece.bytes);
  }

  /** The timeline of what follows may be another one, so what is there goes first. */
  private start(init: Uint8Array<ArrayBuffer>): void {
    const type = codecOf(init);
    if (type === undefined || !MediaSource.isTypeSupported(type)) throw new Error(`no player for ${type}`);
    this.buffer ??= this.newBuffer(type);
    if (this.buffer.buffered.length > 0) {
      this.buffer.abort();
      this.buffer.remove(0, Infinity);
      return;
    }
    this.buffer.changeType(type);
    this.init = undefined;
    this.isAnew = true;
    this.arrivals.clear();
    this.buffer.appendBuffer(init);
  }

  private newBuffer(type: string): SourceBuffer {
    const buffer = this.source.addSourceBuffer(type);
    buffer.addEventListener('updateend', () => this.guarded(() => this.updated(buffer)));
    buffer.addEventListener('error', () => this.fail());
    return buffer;
  }

  private updated(buffer: SourceBuffer): void {
    const { appending } = this;
    this.appending = undefined;
    const range = lastOf(buffer.buffered);
    if (appending && range) {
      this.arrivals.add(range.end, appending.at);
      stayLive(this.video, range, { isAnew: this.isAnew, isStill: this.isStill });
      this.isAnew = false;
      this.listener.playing();
    }
    this.pump();
  }

  /** Whether something is being thrown away now. */
  private throwAway(buffer: SourceBuffer): boolean {
    if (buffer.buffered.length === 0) return false;
    const until = this.video.currentTime - BEHIND_S;
    if (until - buffer.buffered.start(0) < SLACK_S) return false;
    buffer.remove(0, until);
    return true;
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch {
      // What a browser refuses has many names, and one answer.
      this.fail();
    }
  }

  private fail(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.listener.broken();
  }
}
