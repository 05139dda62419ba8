import type { Connection, LiveConnection, LiveQuality, LiveTile } from '#client/index.js';
import { withAdvice } from '../format/with-advice.js';
import { MediaFeed } from './media-feed.js';

export type PictureState =
  /** Nothing was shown yet. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'playing' }
  /** What is shown is not what the camera sees now. */
  | { readonly kind: 'standing'; readonly why: string };

const PLAYING: PictureState = { kind: 'playing' };
/** Between one player that broke and the next: what breaks at once would ask the API without end. */
const REPAIR_MS = { min: 250, max: 10_000 } as const;
/** A player that showed pictures for so long was a good one. */
const GOOD_MS = 10_000;

interface Feeding {
  readonly camera: string;
  readonly element: HTMLVideoElement;
  readonly quality: Exclude<LiveQuality, 'paused'>;
  readonly live: LiveConnection;
  /** How long a picture may stand by the settings that the camera has now. */
  readonly stillForMs: () => number;
  readonly tell: (state: PictureState) => void;
  /** The player there is now: another one after a browser would take no more. */
  readonly give: (feed: MediaFeed | undefined) => void;
}

/** Brings a camera from the connection into a video, and says whether what is seen there is live. */
export class TileFeed {
  private feed: MediaFeed;
  private readonly tile: LiveTile;
  private readonly unsubscribe: () => void;
  private timer: number | undefined;
  private repairTimer: number | undefined;
  private repairs = 0;
  private madeAt = 0;
  private frameCall: number;
  /** Something came since the picture stood still last: what is shown now is new. */
  private isFresh = false;

  constructor(private readonly of: Feeding) {
    const { live, camera, element, quality } = of;
    this.feed = this.newFeed();
    this.frameCall = element.requestVideoFrameCallback(this.onFrame);
    this.tile = live.show(camera, quality, {
      init: (segment) => this.feed.begin(segment),
      fragment: (bytes, { keyFrame }) => this.feed.add(bytes, keyFrame),
      trouble: (problem) => this.stand(withAdvice(problem)),
    });
    this.unsubscribe = live.subscribe((connection) => this.hear(connection));
    this.hear(live.connection);
  }

  close(): void {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.repairTimer);
    this.of.element.cancelVideoFrameCallback(this.frameCall);
    this.unsubscribe();
    this.tile.close();
    this.feed.close();
    this.of.give(undefined);
  }

  /** A picture is live when it is seen: that pictures come is no proof that the player gets on with them. */
  private readonly onFrame = (): void => {
    this.frameCall = this.of.element.requestVideoFrameCallback(this.onFrame);
    if (!this.isFresh) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => this.stand('No new picture has been shown for a while.'),
      this.of.stillForMs(),
    );
    this.of.tell(PLAYING);
  };

  private hear(connection: Connection): void {
    if (connection.state === 'broken')
      this.stand('The connection to Rollcall is broken; it is made again by itself.');
    if (connection.state === 'refused') this.stand(withAdvice(connection.error));
  }

  private newFeed(): MediaFeed {
    this.madeAt = performance.now();
    const feed = new MediaFeed(this.of.element, this.of.quality === 'keyframes', {
      appended: () => (this.isFresh = true),
      broken: (why) => this.beginAgain(why),
    });
    this.of.give(feed);
    return feed;
  }

  private beginAgain(why: string): void {
    this.stand(why);
    if (performance.now() - this.madeAt > GOOD_MS) this.repairs = 0;
    const pause = Math.min(REPAIR_MS.max, REPAIR_MS.min * 2 ** this.repairs);
    this.repairs += 1;
    this.repairTimer = window.setTimeout(() => {
      this.feed.close();
      this.feed = this.newFeed();
      // To pause and to go on again is what makes the API begin with an init segment.
      this.tile.choose('paused');
      this.tile.choose(this.of.quality);
    }, pause);
  }

  private stand(why: string): void {
    window.clearTimeout(this.timer);
    this.isFresh = false;
    this.of.tell({ kind: 'standing', why });
  }
}
