import type { Clock } from '#contracts/ports/clock.js';
import type { Presence } from '#contracts/messages/presence.js';
import { encode } from '#contracts/messages/encode.js';
import type { Packet } from './connection.js';

/** Where the last epoch is kept over restarts. */
export interface EpochStore {
  load(): Promise<number>;
  save(epoch: number): Promise<void>;
}

/**
 * Birth, farewell and will of one client. Each connection has an epoch of its own, the same in all
 * three, so that a will which comes late is known to be old.
 */
export class PresenceKeeper {
  private epoch: number | undefined;

  constructor(
    private readonly topic: string,
    private readonly boot: string,
    private readonly store: EpochStore,
    private readonly clock: Clock,
  ) {}

  /** Begins the epoch of the next connection and gives its will. */
  async begin(): Promise<Packet> {
    const last = this.epoch ?? (await this.store.load());
    this.epoch = Math.max(last + 1, this.clock.now());
    await this.store.save(this.epoch);
    return this.packet('lost', 'will');
  }

  birth(): Packet {
    return this.packet('ready', 'none');
  }

  farewell(): Packet {
    return this.packet('lost', 'bye');
  }

  /**
   * True when somebody else wrote this epoch or a later one: then this connection must end and begin
   * again above it, for its will carries the old epoch.
   */
  isOvertakenBy(seen: Presence): boolean {
    if (this.epoch === undefined || seen.epoch < this.epoch) return false;
    if (seen.epoch === this.epoch && seen.boot === this.boot) return false;
    this.epoch = seen.epoch;
    return true;
  }

  private packet(state: Presence['state'], reason: Presence['reason']): Packet {
    const since = new Date(this.clock.now()).toISOString();
    const message: Presence = { state, reason, epoch: this.epoch ?? 0, boot: this.boot, since };
    return { topic: this.topic, payload: encode(message), qos: 1, retain: true };
  }
}
