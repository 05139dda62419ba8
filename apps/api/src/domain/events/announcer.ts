import type { EventType } from '#contracts/messages/event-types.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Change } from '../fleet/change.js';
import type { Fact } from '../fleet/fact.js';
import type { Fleet } from '../fleet/fleet.js';
import type { EventSink } from './event-sink.js';

/** Feeds the fleet with facts and tells everybody what changed by them. */
export class Announcer {
  private readonly listeners: ((change: Change) => void)[] = [];

  constructor(
    private readonly fleet: Fleet,
    private readonly sink: EventSink,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Called with every change that is announced. */
  onChange(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  take(fact: Fact): void {
    for (const change of this.fleet.apply(fact)) this.announce(change);
  }

  announce(change: Change): void {
    const { type, subject, data } = change;
    const time = new Date(this.clock.now()).toISOString();
    this.sink.publish({
      id: this.random.id(),
      type: type satisfies EventType,
      time,
      subject,
      data: { ...data },
    });
    for (const listener of this.listeners) listener(change);
  }
}
