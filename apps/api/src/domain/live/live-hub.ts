import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { type FeedParts, LiveFeed } from './live-feed.js';
import type { Picture } from './open-picture.js';
import type { RelaySink } from './relay-sink.js';

/** Each holds a connection to a Pi. */
const MAX_FEEDS = 512;

/** The live pictures of all cameras: each is asked for once in a mode, however many watch it. */
export class LiveHub {
  private readonly feeds = new Map<string, LiveFeed>();
  private stopped = false;

  constructor(private readonly parts: Omit<FeedParts, 'over'>) {}

  /** How many are asked for. */
  get pictures(): number {
    return this.feeds.size;
  }

  /** How many watch them; who watches two counts twice. */
  get viewers(): number {
    return [...this.feeds.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Watches a picture from its newest key frame on. `makeSink` is called once there is one; rejects as the agent
   * refuses it. Gives what ends the watching.
   */
  async watch(picture: Picture, makeSink: () => RelaySink): Promise<() => void> {
    const feed = this.feed(picture);
    await feed.ready();
    return feed.join(makeSink());
  }

  /** The same for somebody who waits, and is told of every trouble from the first refusal on. Throws `too-many` and `shutting-down`. */
  join(picture: Picture, sink: RelaySink): () => void {
    return this.feed(picture).join(sink);
  }

  /** Ends everything in good order. */
  stop(): void {
    this.stopped = true;
    for (const feed of [...this.feeds.values()]) feed.end();
  }

  private feed(picture: Picture): LiveFeed {
    const key = `${picture.camera} ${picture.mode}`;
    const known = this.feeds.get(key);
    if (known) return known;
    if (this.stopped) throw new RollcallError('shutting-down', 'The API is ending.');
    if (this.feeds.size >= MAX_FEEDS)
      throw new RollcallError('too-many', `${MAX_FEEDS} live pictures are watched already.`);
    const over = (): void => {
      if (this.feeds.get(key) === feed) this.feeds.delete(key);
    };
    const feed = new LiveFeed(picture, { ...this.parts, over });
    this.feeds.set(key, feed);
    return feed;
  }
}
