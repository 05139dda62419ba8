import type { LiveConnection, LiveQuality, LiveTile } from '#client/index.js';
import { MediaFeed } from './media-feed.js';

export type PictureState =
  /** Nothing was shown yet. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'playing' }
  /** What is shown is not what the camera sees now. */
  | { readonly kind: 'standing'; readonly why: string };

const PLAYING: PictureState = { kind: 'playing' };
/** Of a camera that gives 5 pictures a second at least; key frames come every second or so. */
const STILL_FOR_MS = { full: 2000, keyframes: 8000 } as const;

interface Feeding {
  readonly camera: string;
  readonly element: HTMLVideoElement;
  readonly quality: Exclude<LiveQuality, 'paused'>;
  readonly live: LiveConnection;
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

  constructor(private readonly of: Feeding) {
    const { live, camera, quality } = of;
    this.feed = this.newFeed();
    this.tile = live.show(camera, quality, {
      init: (segment) => this.feed.begin(segment),
      fragment: (bytes, { keyFrame }) => this.take(bytes, keyFrame),
      trouble: ({ detail, advice }) => this.stand([detail, advice].filter(Boolean).join(' ')),
    });
    this.unsubscribe = live.subscribe(({ state }) => {
      if (state !== 'live') this.stand('The connection to Rollcall is broken; it is made again by itself.');
    });
  }

  close(): void {
    window.clearTimeout(this.timer);
    this.unsubscribe();
    this.tile.close();
    this.feed.close();
    this.of.give(undefined);
  }

  private take(bytes: Uint8Array<ArrayBuffer>, keyFrame: boolean): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => this.stand('No picture has come for a while.'),
      STILL_FOR_MS[this.of.quality],
    );
    this.feed.add(bytes, keyFrame);
  }

  private newFeed(): MediaFeed {
    const feed = new MediaFeed(this.of.element, this.of.quality === 'keyframes', {
      playing: () => this.of.tell(PLAYING),
      broken: () => this.beginAgain(),
    });
    this.of.give(feed);
    return feed;
  }

  private beginAgain(): void {
    this.feed.close();
    this.feed = this.newFeed();
    // To pause and to go on again is what makes the API begin with an init segment.
    this.tile.choose('paused');
    this.tile.choose(this.of.quality);
  }

  private stand(why: string): void {
    this.of.tell({ kind: 'standing', why });
  }
}
