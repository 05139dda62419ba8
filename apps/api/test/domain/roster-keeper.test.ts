import { Announcer } from '#api/domain/events/announcer.js';
import { Fleet } from '#api/domain/fleet/fleet.js';
import { RosterKeeper } from '#api/domain/roster/roster-keeper.js';
import type { Event } from '#contracts/messages/event.js';
import { systemRandom } from '#runtime/system-random.js';
import { FakeClock } from '#testing/fake-clock.js';
import { serviceOf } from '../support/samples.js';

const ids = Array.from({ length: 500 }, (_, i) => `cam-${i}`);

async function lab(kept: readonly string[]): Promise<{
  keeper: RosterKeeper;
  clock: FakeClock;
  events: Event[];
  say: (id: string, status: 'found' | 'lost') => void;
}> {
  const clock = new FakeClock();
  const events: Event[] = [];
  const publish = (event: Event): void => {
    if (event.type === 'roster.changed') events.push(event);
  };
  const fleet = new Fleet();
  const announcer = new Announcer(fleet, { publish }, clock, systemRandom);
  const store = { load: () => Promise.resolve(kept), save: () => Promise.resolve() };
  const keeper = new RosterKeeper(fleet, store, announcer, clock);
  await keeper.load();
  const say = (id: string, status: 'found' | 'lost'): void =>
    announcer.take({ kind: 'service', id, service: serviceOf(id, { status }) });
  return { keeper, clock, events, say };
}

test('a fleet that is found as a whole is told in one event', async () => {
  const { clock, events, say } = await lab(ids);
  for (const id of ids) say(id, 'found');
  expect(clock.timers).toBe(1);
  clock.advance(1000);
  expect(events).toMatchObject([{ subject: 'roster', data: { present: 500, missing: [] } }]);
});

test('what changes nothing in its view is not told', async () => {
  const { clock, events, say } = await lab(['cam-1']);
  say('cam-1', 'lost');
  clock.advance(1000);
  say('cam-1', 'found');
  say('cam-1', 'lost');
  clock.advance(1000);
  expect(events).toEqual([]);
});

test('while nobody is expected nothing is told, and no timer runs', async () => {
  const { keeper, clock, events, say } = await lab([]);
  say('cam-1', 'found');
  expect([clock.timers, events, keeper.inSnapshot()]).toEqual([0, [], {}]);
});

test('that nobody is expected any more is told, once', async () => {
  const { keeper, events } = await lab(['cam-1']);
  await keeper.expect([]);
  await keeper.expect([]);
  expect(events).toMatchObject([{ data: { names: [], present: 0 } }]);
});

test('once it has stopped no timer is left', async () => {
  const { keeper, clock, say } = await lab(['cam-1']);
  say('cam-1', 'found');
  expect(clock.timers).toBe(1);
  keeper.stop();
  expect(clock.timers).toBe(0);
});
