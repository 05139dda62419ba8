import type { LiveNotice, LiveQuality } from '../../../contracts/src/http/live-notice.js';

export type Problem = Extract<LiveNotice, { type: 'trouble' }>['problem'];

/** Who draws a camera. What it is given is appended to a Media Source as it is. */
export interface LiveListener {
  /** What must be there before any fragment that follows; anew whenever the picture begins again. */
  init(segment: Uint8Array<ArrayBuffer>): void;
  fragment(bytes: Uint8Array<ArrayBuffer>, about: FragmentFacts): void;
  /** The picture stands still. It is asked for again without being told to, but for a choice that was refused. */
  trouble?(problem: Problem): void;
}

export interface FragmentFacts {
  readonly keyFrame: boolean;
  /** Pictures before this one were left out: the connection is slow. */
  readonly gap: boolean;
}

/** One camera on a connection. */
export class LiveTile {
  private wanted: LiveQuality;
  private hasInit = false;
  private isClosed = false;

  constructor(
    readonly camera: string,
    quality: LiveQuality,
    private readonly listener: LiveListener,
    private readonly wire: { choose(tile: LiveTile): void; drop(tile: LiveTile): void },
  ) {
    this.wanted = quality;
  }

  get quality(): LiveQuality {
    return this.wanted;
  }

  /** Choosing what is shown already asks again, after a refusal. */
  choose(quality: LiveQuality): void {
    if (this.isClosed) return;
    this.wanted = quality;
    this.wire.choose(this);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.wanted = 'paused';
    this.hasInit = false;
    this.wire.drop(this);
  }

  /** For the connection: what follows begins anew. */
  restart(): void {
    this.hasInit = false;
  }

  /** For the connection: what came of this camera. */
  show(bytes: Uint8Array<ArrayBuffer>, { init, ...facts }: FragmentFacts & { readonly init: boolean }): void {
    // What was on its way when the tile was paused or closed is of no use any more.
    if (this.wanted === 'paused') return;
    if (init) {
      this.hasInit = true;
      this.listener.init(bytes);
    } else if (this.hasInit) this.listener.fragment(bytes, facts);
  }

  /** For the connection. */
  fail(problem: Problem): void {
    if (!this.isClosed) this.listener.trouble?.(problem);
  }
}
