import type { Clock } from '#contracts/ports/clock.js';
import type { Event } from '#contracts/messages/event.js';
import type { EventSink } from '../events/event-sink.js';
import { sameValue } from '../same-value.js';
import type { Journal } from './journal.js';
import { memorable } from './memorable.js';

/** Writes the events of the stream into the journal, each as far as it is worth keeping. */
export class Chronicle implements EventSink {
  /** How each camera was when that was last written down: its view moves more often than that. */
  private readonly cameras = new Map<string, object>();

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  publish(event: Event): void {
    const kept = memorable(event);
    if (!kept) return;
    const { id, type, subject } = event;
    if (type === 'service.forgotten') this.cameras.delete(subject);
    if (type === 'camera.status') {
      if (sameValue(this.cameras.get(subject), kept.data)) return;
      this.cameras.set(subject, kept.data);
    }
    this.journal.record({ time: this.clock.now(), id, type, subject, ...kept });
  }
}
