import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { EventStream } from '#api/adapters/http/events/event-stream.js';
import { Announcer } from '#api/domain/events/announcer.js';
import type { Fact } from '#api/domain/fleet/fact.js';
import { Fleet } from '#api/domain/fleet/fleet.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { news } from '../support/client-view.js';
import { anyFact } from '../support/facts.js';
import { RestlessReader, type Return } from '../support/restless-reader.js';

type Step =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'return'; readonly how: Return }
  | { readonly kind: 'leave' }
  /** Time passes for the stream, and the sockets have their turn. */
  | { readonly kind: 'wait'; readonly ms: number };

const fact = anyFact.map((fact): Step => ({ kind: 'fact', fact }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fact },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Return>('last', 'last', 'earlier', 'unknown', 'none')
      .map((how): Step => ({ kind: 'return', how })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'leave' }) },
  // The last of these is longer than events are kept.
  {
    weight: 2,
    arbitrary: fc.constantFrom(0, 1, 100, 400_000).map((ms): Step => ({ kind: 'wait', ms })),
  },
);

/** So many that events are gathered. */
const CROWD = 8;

test('a reader that comes and goes ends with the view of one that never left', async () => {
  let resets = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      resets += await compare(steps);
    }),
    { numRuns: 60 },
  );
  expect(resets).toBeGreaterThan(0);
}, 60_000);

async function compare(steps: readonly Step[]): Promise<number> {
  const clock = new FakeClock();
  const fleet = new Fleet();
  const stream = streamOf(fleet, clock);
  let published = 0;
  const sink = {
    publish: (event: Parameters<EventStream['publish']>[0]) => (published++, stream.publish(event)),
  };
  const announcer = new Announcer(fleet, sink, clock, systemRandom);
  const server = createServer((request, response) =>
    stream.attach(response, { lastEventId: request.headers['last-event-id'] as string | undefined }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const [steady, restless] = [new RestlessReader(url), new RestlessReader(url)];
  const crowd = Array.from({ length: CROWD }, () => new RestlessReader(url));
  try {
    await Promise.all([steady, restless, ...crowd].map((reader) => reader.comeBack('none')));
    for (const each of steps) {
      if (each.kind === 'fact') announcer.take(each.fact);
      else if (each.kind === 'return') await restless.comeBack(each.how);
      else if (each.kind === 'leave') restless.leave();
      else await waitFor(clock, each.ms);
    }
    await restless.comeBack('last');
    clock.advance(1000);
    await Promise.all([steady, restless].map((reader) => reader.hasHeard(`boot.${published}`)));
    expect(news(restless.view)).toEqual(news(steady.view));
    expect(news(steady.view)).toEqual(news(fleet.snapshot()));
    expect([steady.misplaced, restless.misplaced]).toEqual([0, 0]);
    return restless.resets;
  } finally {
    server.closeAllConnections();
    await Promise.all([stream.stop(), new Promise((resolve) => server.close(resolve))]);
  }
}

function streamOf(fleet: Fleet, clock: FakeClock): EventStream {
  return new EventStream({
    boot: 'boot',
    snapshot: () => fleet.snapshot(),
    clock,
    refusals: new Refusals(silentLogger, systemClock),
    limits: { readers: 1000, queuedBytes: 1024 * 1024 },
  });
}

async function waitFor(clock: FakeClock, ms: number): Promise<void> {
  clock.advance(ms);
  await new Promise((resolve) => setImmediate(resolve));
}
