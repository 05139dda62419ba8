import { ApiError } from '../api-error.js';
import { isOfTheMoment } from '../../../contracts/src/messages/event-types.js';
import type { Timer } from '../../../contracts/src/ports/clock.js';
import type { Connection } from '../connection.js';
import { Listeners } from '../listeners.js';
import type { Tools } from '../tools.js';
import type { StreamEvent } from './fleet-event.js';
import { folded, NOTHING, type FleetView } from './fleet-view.js';
import type { EventWish, StreamItem } from './follow-events.js';

/** Figures alone change so often in a large fleet that a page would draw itself without end. */
const FIGURES_MS = 1000;

/** The fleet, and how far that can be believed. Each state is an object of its own that never changes. */
export interface FleetState extends FleetView {
  readonly connection: Connection;
  /** Something was heard: before that, an empty fleet means nothing. */
  readonly isKnown: boolean;
}

export type Follow = (wish: EventWish) => AsyncIterable<StreamItem>;

/**
 * The fleet as the event stream tells it, kept up to date until it is closed. Whatever breaks on the way, it ends with the
 * state of one that never left, and says meanwhile that it is broken.
 */
export class Fleet {
  private readonly listeners = new Listeners<[FleetState]>();
  private readonly eventListeners = new Listeners<[StreamEvent]>();
  private readonly ending = new AbortController();
  private now: FleetState = { ...NOTHING, connection: { state: 'connecting' }, isKnown: false };
  private heardAt: number;
  private telling: Timer | undefined;
  /** False before the first view, and from a reset until the next one. */
  private hasView = false;

  constructor(
    follow: Follow,
    private readonly clock: Tools['clock'],
    camera?: string,
  ) {
    this.heardAt = clock.now();
    void this.run(
      follow({ signal: this.ending.signal, telemetry: true, ...(camera !== undefined && { camera }) }),
    );
  }

  get state(): FleetState {
    return this.now;
  }

  /**
   * Tells each new state, from the next one on; many events that come at once make one, and so do the figures of a second.
   * Gives the way to stop it.
   */
  subscribe(listener: (state: FleetState) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Tells each event, after the state has it. With a `snapshot`, others may have been missed. */
  onEvent(listener: (event: StreamEvent) => void): () => void {
    return this.eventListeners.add(listener);
  }

  close(): void {
    this.telling?.stop();
    this.ending.abort(new Error('the fleet was closed'));
  }

  private async run(items: AsyncIterable<StreamItem>): Promise<void> {
    try {
      for await (const item of items) this.take(item);
    } catch (error) {
      if (this.ending.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.become({ ...this.now, connection: { state: 'refused', since: this.heardAt, error } });
    }
  }

  private take(item: StreamItem): void {
    if (item.kind === 'events') return this.hear(item.events, item.isWhole);
    if (item.kind === 'back') return;
    const { error, retryMs } = item;
    const retryAt = this.clock.now() + retryMs;
    this.become({ ...this.now, connection: { state: 'broken', since: this.heardAt, error, retryAt } });
  }

  /** A heartbeat is news where the connection was broken: nothing was missed. */
  private hear(events: readonly StreamEvent[], isWhole: boolean): void {
    this.heardAt = this.clock.now();
    for (const { type } of events)
      if (type === 'snapshot' || type === 'reset') this.hasView = type === 'snapshot';
    if (this.hasView) this.takeIn(events, isWhole);
    for (const event of events) this.eventListeners.tell(event);
  }

  private takeIn(events: readonly StreamEvent[], isWhole: boolean): void {
    const { connection } = this.now;
    const wasLive = connection.state === 'live';
    const view = folded(this.now, events);
    if (view === this.now && wasLive) return;
    const isLive = wasLive || isWhole;
    const state: FleetState = {
      ...view,
      connection: isLive ? { state: 'live' } : connection,
      isKnown: true,
    };
    if (wasLive && events.every(({ type }) => isOfTheMoment(type))) this.becomeSoon(state);
    else this.become(state);
  }

  private becomeSoon(state: FleetState): void {
    this.now = state;
    this.telling ??= this.clock.after(FIGURES_MS, () => this.become(this.now));
  }

  private become(state: FleetState): void {
    this.telling?.stop();
    this.telling = undefined;
    this.now = state;
    this.listeners.tell(state);
  }
}
