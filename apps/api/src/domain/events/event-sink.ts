import type { Event } from '#contracts/messages/event.js';

/** Where events go: everybody who watches. A class, so that it can be injected. */
export abstract class EventSink {
  /** Never waits and never fails. */
  abstract publish(event: Event): void;
}
