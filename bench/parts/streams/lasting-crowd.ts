import { get, type ClientRequest } from 'node:http';
import { createParser } from 'eventsource-parser';
import { eventually } from '#testing/eventually.js';
import type { Place } from '../../../test/e2e/support/place.js';
import { Continuity } from './continuity.js';

const AGAIN_MS = 100;
const OPEN_MS = 20_000;
/** Who is not let in yet is one of few. */
const AT_A_TIME = 20;

/** Readers that come back with the id that they heard last whenever their stream ends, and look for gaps. */
export class LastingCrowd {
  private readonly readers: Continuity[] = [];
  private readonly requests = new Set<ClientRequest>();
  private closed = false;

  private constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  static async open(place: Place, count: number): Promise<LastingCrowd> {
    const crowd = new LastingCrowd(place.ports.http, await place.token());
    for (let first = 0; first < count; first += AT_A_TIME) {
      const some = Array.from({ length: Math.min(AT_A_TIME, count - first) }, () => new Continuity());
      for (const reader of some) crowd.read(reader);
      crowd.readers.push(...some);
      await eventually(
        'every reader has begun',
        () => some.every(({ lastId }) => lastId !== undefined),
        OPEN_MS,
      );
    }
    return crowd;
  }

  get returns(): number {
    return this.sum(({ returns }) => returns);
  }

  get gaps(): number {
    return this.sum(({ gaps }) => gaps);
  }

  close(): void {
    this.closed = true;
    for (const request of this.requests) request.destroy();
  }

  private sum(of: (reader: Continuity) => number): number {
    return this.readers.reduce((sum, reader) => sum + of(reader), 0);
  }

  private read(reader: Continuity): void {
    if (this.closed) return;
    const { lastId } = reader;
    const headers = {
      authorization: `Bearer ${this.token}`,
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    };
    const parser = createParser({ onEvent: ({ id, event }) => reader.hear(id, event) });
    const at = { host: '127.0.0.1', port: this.port, path: '/api/v1/events', headers, agent: false };
    const request = get(at, (response) => {
      if (response.statusCode !== 200) return void response.destroy();
      reader.begin();
      response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
      // It ends with its connection, which the request tells of.
      response.on('error', () => undefined);
    });
    this.requests.add(request);
    request
      .on('error', () => undefined)
      .on('close', () => {
        this.requests.delete(request);
        setTimeout(() => this.read(reader), AGAIN_MS);
      });
  }
}
