import { setTimeout as pause } from 'node:timers/promises';
import type { Snapshot } from '#contracts/http/views.js';
import type { EventReader } from '../../test/e2e/support/event-reader.js';
import type { Place } from '../../test/e2e/support/place.js';

const AGAIN_MS = 100;

/** A reader of the event stream that comes back whenever the stream ends, as a browser does. */
export class LastingReader {
  private readonly streams: EventReader[] = [];
  private readonly ending = new AbortController();
  private following: Promise<void> | undefined;

  private constructor(private readonly place: Place) {}

  static async open(place: Place): Promise<LastingReader> {
    const reader = new LastingReader(place);
    reader.streams.push(await place.events());
    reader.following = reader.follow();
    return reader;
  }

  /** How often it had to come back. */
  get returns(): number {
    return this.streams.length - 1;
  }

  /** Each time that it was told, by an event or by a snapshot, that one of these is lost. */
  losses(ids: readonly string[]): string[] {
    return this.streams.flatMap(({ received }) =>
      received.flatMap(({ type, event }) => {
        if (type === 'service.lost') return ids.includes(event.subject) ? [event.subject] : [];
        return type === 'snapshot' ? lostIn(event as unknown as Snapshot, ids) : [];
      }),
    );
  }

  async close(): Promise<void> {
    this.ending.abort();
    this.streams.at(-1)?.close();
    await this.following;
  }

  private async follow(): Promise<void> {
    while (!this.ending.signal.aborted) {
      // How it ended does not matter: the parts are killed under it.
      await this.streams.at(-1)?.ended.catch(() => undefined);
      const stream = await this.place.events().catch(() => undefined);
      if (stream) this.streams.push(stream);
      else await pause(AGAIN_MS);
    }
    this.streams.at(-1)?.close();
  }
}

function lostIn({ services }: Snapshot, ids: readonly string[]): string[] {
  return services.filter(({ id, status }) => status === 'lost' && ids.includes(id)).map(({ id }) => id);
}
