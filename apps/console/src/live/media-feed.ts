import { Arrivals } from './arrivals.js';
import { codecOf } from './codec-of.js';
import { lastOf, stayLive } from './live-edge.js';
import { canPlay, openSource } from './media-sources.js';
import { type Picture, WaitingPictures } from './waiting-pictures.js';

/**
 * More is not kept waiting: what the browser cannot take in time is left out up to the next key frame. Who comes late is
 * given all since the last key frame at once, which is many pictures where these are rare.
 */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;
/** Seconds that are kept behind what is shown, and how much more makes it worth to throw it away. */
const BEHIND_S = 4;
const SLACK_S = 8;
/** Times are rounded: what ends at a key frame must not reach into it. */
const A_HAIR_S = 0.001;

export interface FeedListener {
  /** Another picture is there to be shown. */
  appended(): void;
  /** Once: the browser takes no more. Begin again with an init segment. */
  broken(why: string): void;
}

/** Shows a live picture in a video element: what comes is appended in order, and the playhead stays at its end. */
export class MediaFeed {
  readonly arrivals = new Arrivals();
  private readonly source: MediaSource | undefined;
  private readonly url: string | undefined;
  private buffer: SourceBuffer | undefined;
  private readonly waiting = new WaitingPictures(MOST_WAITING_BYTES);
  private init: Uint8Array<ArrayBuffer> | undefined;
  private appending: Picture | undefined;
  /** Where key frames begin on the timeline, the oldest first. */
  private keys: number[] = [];
  private end = 0;
  private isAnew = true;
  private isClosed = false;

  constructor(
    private readonly video: HTMLVideoElement,
    /** Key frames alone stand still: there is nothing to play between them. */
    private readonly isStill: boolean,
    private readonly listener: FeedListener,
  ) {
    this.source = openSource(video);
    this.source?.addEventListener('sourceopen', () => this.guarded(() => this.pump()));
    this.url = this.source && URL.createObjectURL(this.source);
    if (this.url !== undefined) video.src = this.url;
  }

  begin(init: Uint8Array<ArrayBuffer>): void {
    if (this.isClosed) return;
    if (!this.source) return this.fail('This browser plays no live pictures: take a newer one.');
    this.init = init;
    this.waiting.clear();
    this.guarded(() => this.pump());
  }

  add(bytes: Uint8Array<ArrayBuffer>, keyFrame: boolean): void {
    if (this.isClosed) return;
    this.waiting.add({ bytes, keyFrame, at: performance.now() });
    this.guarded(() => this.pump());
  }

  close(): void {
    this.isClosed = true;
    this.waiting.clear();
    this.video.removeAttribute('src');
    this.video.load();
    if (this.url !== undefined) URL.revokeObjectURL(this.url);
  }

  /** One thing at a time: a buffer that is updating takes nothing. */
  private pump(): void {
    if (this.isClosed || this.source?.readyState !== 'open' || this.buffer?.updating) return;
    if (this.init) return this.start(this.source, this.init);
    if (!this.buffer) return;
    if (this.throwAway(this.buffer)) return;
    this.appending = this.waiting.take();
    if (this.appending) this.buffer.appendBuffer(this.appending.bytes);
  }

  /** The timeline of what follows may be another one, so what is there goes first. */
  private start(source: MediaSource, init: Uint8Array<ArrayBuffer>): void {
    const type = codecOf(init);
    if (type === undefined || !canPlay(type))
      throw new Error(`This browser plays no ${type ?? 'such pictures'}.`);
    this.buffer ??= this.newBuffer(source, type);
    if (this.buffer.buffered.length > 0) {
      this.buffer.abort();
      this.buffer.remove(0, Infinity);
      return;
    }
    this.buffer.changeType(type);
    this.init = undefined;
    this.isAnew = true;
    this.keys = [];
    this.end = 0;
    this.arrivals.clear();
    this.buffer.appendBuffer(init);
  }

  private newBuffer(source: MediaSource, type: string): SourceBuffer {
    const buffer = source.addSourceBuffer(type);
    buffer.addEventListener('updateend', () => this.guarded(() => this.updated(buffer)));
    buffer.addEventListener('error', () => this.fail('The browser cannot decode what came.'));
    return buffer;
  }

  private updated(buffer: SourceBuffer): void {
    const { appending } = this;
    this.appending = undefined;
    const range = lastOf(buffer.buffered);
    if (appending && range) {
      this.arrivals.add(range.end, appending.at);
      // A picture begins where the one before it ended, but for the first, and behind a gap.
      if (appending.keyFrame) this.keys.push(Math.max(this.end, range.start));
      this.end = range.end;
      stayLive(this.video, range, { isAnew: this.isAnew, isStill: this.isStill });
      this.isAnew = false;
      this.listener.appended();
    }
    this.pump();
  }

  /**
   * Whether something is being thrown away now: what lies before a key frame that was shown. A browser throws away all up
   * to the next key frame, so that where none follows, what is being shown would go too.
   */
  private throwAway(buffer: SourceBuffer): boolean {
    if (buffer.buffered.length === 0) return false;
    const until = this.keys.findLast((key) => key <= this.video.currentTime - BEHIND_S);
    if (until === undefined || until - buffer.buffered.start(0) < SLACK_S) return false;
    this.keys = this.keys.filter((key) => key >= until);
    buffer.remove(0, until - A_HAIR_S);
    return true;
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      // What a browser refuses has many names, and one answer.
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  private fail(why: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.listener.broken(why);
  }
}
