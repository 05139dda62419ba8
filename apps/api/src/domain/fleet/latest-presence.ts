import type { Presence } from '#contracts/messages/presence.js';

/**
 * Whether a client is connected to the broker. Only the newest epoch that was seen is believed, so a will
 * that comes late changes nothing, and `lost` ends its epoch for good.
 */
export class LatestPresence {
  private epoch = -1;
  private ended = false;
  private ready = false;

  get isReady(): boolean {
    return this.ready;
  }

  /** It was connected when it was last heard of, over whichever connection of our own. */
  get isHere(): boolean {
    return this.epoch >= 0 && !this.ended;
  }

  /** The newest epoch has ended, as far as was heard: this stands until a newer one is told. */
  get hasLeft(): boolean {
    return this.ended;
  }

  take(presence: Presence | undefined): void {
    if (!presence) return this.forget();
    if (presence.epoch < this.epoch || (presence.epoch === this.epoch && this.ended)) return;
    this.epoch = presence.epoch;
    this.ready = presence.state === 'ready';
    this.ended = !this.ready;
  }

  /** Nothing is known until it is told again; the epoch stays. */
  forget(): void {
    this.ready = false;
  }
}
