import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { EventStream } from '#api/adapters/http/events/event-stream.js';
import { Announcer } from '#api/domain/events/announcer.js';
import type { Fact } from '#api/domain/fleet/fact.js';
import { Fleet as ApiFleet } from '#api/domain/fleet/fleet.js';
import { summaryOf } from '#api/domain/takes/take.js';
import { TakeBook } from '#api/domain/takes/take-book.js';
import { armed, armedAnew, cancelled, cut, rolled } from '#api/domain/takes/take-course.js';
import { TakeList } from '#api/domain/takes/take-list.js';
import { newTake } from '#api/domain/takes/new-take.js';
import type { Event } from '#contracts/messages/event.js';
import type { Snapshot } from '#contracts/http/views.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { news } from '../../apps/api/test/support/client-view.js';
import { anyFact } from '../../apps/api/test/support/facts.js';
import { serviceOf } from '../../apps/api/test/support/samples.js';
import { Rollcall, type Fleet, type FleetState } from '#client/index.js';
import { StoreOfTakes } from './support/store-of-takes.js';

type Deed = (typeof DEEDS)[number];

type Step =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'take'; readonly id: string; readonly deed: Deed }
  /** The connection breaks; the client comes back when its clock goes on. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'return' }
  /** The API starts anew: the ids of its events begin with another word. */
  | { readonly kind: 'restart' }
  /** Time passes for the API, and the sockets have their turn. */
  | { readonly kind: 'wait'; readonly ms: number };

const DEEDS = ['make', 'answer', 'arm', 'roll', 'cut', 'cancel', 'note', 'remove'] as const;
const takeStep = fc
  .record({ id: fc.constantFrom('walk', 'dance', 'leap'), deed: fc.constantFrom(...DEEDS) })
  .map((step): Step => ({ kind: 'take', ...step }));

const only = (kind: 'cut' | 'return' | 'restart') => fc.constant<Step>({ kind });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: anyFact.map((fact): Step => ({ kind: 'fact', fact })) },
  { weight: 20, arbitrary: takeStep },
  { weight: 2, arbitrary: only('cut') },
  { weight: 2, arbitrary: only('return') },
  { weight: 1, arbitrary: only('restart') },
  // The last of these is longer than the API keeps events.
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 100, 400_000).map((ms): Step => ({ kind: 'wait', ms })) },
);

/** The longest that the client waits before it comes back. */
const RETRY_MS = 10_000;
const LAST = 'the-last';

/** An API that has nothing but its events, and a client whose connection can be cut. */
class Story {
  readonly fleet = new ApiFleet();
  readonly clientClock = new FakeClock();
  private readonly clock = new FakeClock();
  private readonly server: Server;
  private boots = 0;
  private stream = this.newStream();
  private readonly announcer = new Announcer(
    this.fleet,
    { publish: (event: Event) => this.stream.publish(event) },
    this.clock,
    systemRandom,
  );
  private readonly store = new StoreOfTakes();
  readonly book = new TakeBook({
    store: this.store,
    announce: (change) => this.announcer.announce(change),
    clock: this.clock,
    logger: silentLogger,
  });
  private readonly list = new TakeList(this.book, this.store, (change) => this.announcer.announce(change));

  constructor() {
    this.server = createServer((request, response) => {
      this.stream.attach(response, { lastEventId: request.headers['last-event-id'] as string | undefined });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async take(step: Step, reader: Fleet): Promise<void> {
    if (step.kind === 'fact') this.announcer.take(step.fact);
    else if (step.kind === 'take') await this.takeOf(step.id, step.deed);
    else if (step.kind === 'return') await this.returned(reader);
    else if (step.kind === 'wait') await this.waited(step.ms);
    else {
      if (step.kind === 'cut') this.server.closeAllConnections();
      else await this.restart();
      await until(reader, ({ state }) => state !== 'live');
    }
  }

  /** Says one thing more, and lets the client come back to hear of it. */
  async end(reader: Fleet): Promise<FleetState> {
    await this.returned(reader);
    await this.take({ kind: 'fact', fact: { kind: 'service', id: LAST, service: serviceOf(LAST) } }, reader);
    this.clock.advance(1000);
    await until(reader, () => reader.state.services.has(LAST));
    return reader.state;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await Promise.all([this.stream.stop(), new Promise((resolve) => this.server.close(resolve))]);
  }

  /** What cannot be done of it now is refused, and changes nothing. */
  private async takeOf(id: string, deed: Deed): Promise<void> {
    const { book } = this;
    const isThere = (await this.store.one(id)) !== undefined;
    if (deed === 'make' && !isThere) return this.make(id);
    if (deed === 'remove') return this.list.remove(id).catch(() => undefined);
    if (deed === 'note' && isThere) await book.decide(id, (take) => ({ ...take, slate: `${take.slate}x` }));
    if (deed === 'answer') book.step(id, (take) => armed(take, 'cam-2', { answerMs: 1 }));
    if (deed === 'arm') book.step(id, armedAnew);
    if (deed === 'roll') book.step(id, (take) => rolled(take, { startAt: '2026-01-01T00:00:00.000Z' }));
    if (deed === 'cut') book.step(id, (take) => cut(take, '2026-01-01T00:00:01.000Z'));
    if (deed === 'cancel') book.step(id, cancelled);
  }

  /** It is told of with the answer of its first camera. */
  private async make(id: string): Promise<void> {
    const createdAt = new Date(this.clock.now()).toISOString();
    const cameras = ['cam-1', 'cam-2'].map((cameraId) => ({ cameraId, label: cameraId }));
    await this.book.add(newTake({}, { id, number: 1, createdAt, by: undefined, cameras }));
    this.book.step(id, (take) => armed(take, 'cam-1', { answerMs: 1 }));
  }

  private newStream(): EventStream {
    this.boots += 1;
    return new EventStream({
      boot: `boot-${this.boots}`,
      snapshot: () => ({ ...this.fleet.snapshot(), ...this.book.inSnapshot() }),
      clock: this.clock,
      refusals: new Refusals(silentLogger, systemClock),
      limits: { readers: 1000, queuedBytes: 1024 * 1024 },
    });
  }

  /** An attempt may meet a connection that is ending, and fail too. */
  private async returned(reader: Fleet): Promise<void> {
    while (reader.state.connection.state !== 'live') {
      const { connection } = reader.state;
      // It says that it is broken, and waits then.
      await eventually('it waits', () => this.clientClock.timers > 0);
      this.clientClock.advance(RETRY_MS);
      await until(reader, (now) => now !== connection);
    }
  }

  private async waited(ms: number): Promise<void> {
    this.clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  }

  private async restart(): Promise<void> {
    const old = this.stream;
    this.stream = this.newStream();
    await old.stop();
  }
}

test('a reader that is cut off at random moments ends with the state of the fleet', async () => {
  const seen = { reset: 0, snapshot: 0, broken: 0, others: 0, takes: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120, size: 'max' }), async (steps) => {
      const story = new Story();
      const url = await story.open();
      const { clientClock: clock } = story;
      const reader = new Rollcall({ url, tools: { clock } }).fleet();
      reader.onEvent(({ type }) => {
        seen[type === 'reset' || type === 'snapshot' ? type : 'others'] += 1;
      });
      reader.subscribe(({ connection }) => (seen.broken += Number(connection.state === 'broken')));
      try {
        await until(reader, ({ state }) => state === 'live');
        for (const each of steps) await story.take(each, reader);
        const { services, cameras, takes, ...rest } = await story.end(reader);
        const view = { ...rest, services: [...services.values()], cameras: [...cameras.values()] };
        expect(news(sorted(view as unknown as Snapshot))).toEqual(news(story.fleet.snapshot()));
        expect(takes).toEqual(new Map(story.book.open.map((take) => [take.id, summaryOf(take)])));
        seen.takes += takes.size;
      } finally {
        reader.close();
        await story.close();
      }
    }),
    { numRuns: 100 },
  );
  expect(seen.reset).toBeGreaterThan(0);
  expect(seen.takes).toBeGreaterThan(0);
  expect(seen.others).toBeGreaterThan(2 * seen.snapshot);
  // It came back more often than it had to begin anew.
  expect(seen.broken).toBeGreaterThan(seen.reset);
});

/** At the first state that is as wanted. */
async function until(
  reader: Fleet,
  wanted: (connection: FleetState['connection']) => boolean,
): Promise<void> {
  if (wanted(reader.state.connection)) return;
  let stop: (() => void) | undefined;
  await new Promise<void>((resolve) => {
    stop = reader.subscribe(({ connection }) => {
      if (wanted(connection)) resolve();
    });
  });
  stop?.();
}

function sorted(view: Snapshot): Snapshot {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  return { ...view, services: view.services.toSorted(byId), cameras: view.cameras.toSorted(byId) };
}
