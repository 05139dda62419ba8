import { Discovery } from '#discovery/domain/discovery.js';
import type { Timer } from '#contracts/ports/clock.js';
import { FakeClock } from '#testing/fake-clock.js';
import { RecordedParts } from '../support/recorded-parts.js';
import { cardOf } from '../support/rules-lab.js';

function started(parts = new RecordedParts()): { parts: RecordedParts; discovery: Discovery } {
  const discovery = new Discovery(parts, 'me');
  discovery.start([]);
  return { parts, discovery };
}

const answer = (id: string, address: string) => ({
  ...{ address, port: 4000, own: false, hostname: 'pi' },
  card: cardOf(id, { search: 'id-1' }),
});

test('searches by itself, on the interfaces there are at that moment', () => {
  const { parts } = started();
  parts.clock.advance(12_000);
  expect(parts.refreshes).toBe(3);
  expect(parts.calls).toHaveLength(9);
  expect(parts.calls[0]?.probe).toEqual({ v: 1, search: 'id-1', window: 500, from: 'me' });
  expect(parts.searches.map(({ state }) => state)).toEqual([
    'running',
    'finished',
    'running',
    'finished',
    'running',
    'finished',
  ]);
});

test('a search tells who answered and what changed during it', () => {
  const { parts, discovery } = started();
  discovery.heard(answer('cam-1', '10.0.0.5'));
  discovery.heard(answer('cam-2', '10.0.0.6'));
  parts.clock.advance(1500);
  expect(parts.searches.at(-1)).toMatchObject({
    state: 'finished',
    trigger: 'schedule',
    answered: 2,
    found: 2,
    lost: 0,
    finishedAt: '2026-01-01T00:00:01.500Z',
  });
  parts.clock.advance(110_000);
  expect(parts.searches.map(({ lost }) => lost)).toContain(2);
  expect(parts.services.get('cam-1')).toMatchObject({ status: 'lost', reason: 'missed' });
});

test('a request gets the search that runs, or one that it starts', () => {
  const { parts, discovery } = started();
  const joined = discovery.requestSearch();
  expect(joined).toMatchObject({ id: 'id-1', state: 'running', trigger: 'schedule' });
  parts.clock.advance(2000);
  expect(discovery.requestSearch()).toMatchObject({ id: 'id-2', state: 'running', trigger: 'request' });
  expect(discovery.requestSearch().id).toBe('id-2');
});

test('every confirmation has an id of its own: an agent answers each probe once', () => {
  const { parts, discovery } = started();
  discovery.heard(answer('cam-1', '10.0.0.5'));
  parts.clock.advance(80_000);
  expect(parts.confirmations.length).toBeGreaterThanOrEqual(3);
  expect(new Set(parts.confirmations.map(({ probe }) => probe.search)).size).toBe(parts.confirmations.length);
  expect(parts.confirmations[0]?.to).toEqual({ address: '10.0.0.5', port: 4000 });
});

test('changed interfaces are searched at once', () => {
  const { parts, discovery } = started();
  parts.clock.advance(2000);
  discovery.interfacesChanged();
  expect(parts.searches.at(-1)).toMatchObject({ state: 'running', trigger: 'interfaces' });
});

test('a restart forgets nobody, lost services included, and tells all of them again', () => {
  const first = started();
  first.discovery.heard(answer('cam-1', '10.0.0.5'));
  first.parts.clock.advance(120_000);
  first.discovery.heard(answer('cam-2', '10.0.0.6'));
  const kept = first.parts.saved();
  const parts = new RecordedParts();
  new Discovery(parts, 'me-again').start(kept);
  expect([...parts.services.values()]).toEqual([...first.parts.services.values()]);
  expect(parts.services.get('cam-1')).toMatchObject({ status: 'lost' });
  parts.clock.advance(120_000);
  expect(parts.services.get('cam-2')).toMatchObject({ status: 'lost', reason: 'missed' });
  expect(parts.confirmations[0]?.to).toEqual({ address: '10.0.0.6', port: 4000 });
});

test('refusals are counted by kind', () => {
  const { parts, discovery } = started();
  for (let i = 0; i < 5; i += 1) discovery.heard(answer(`cam-${i}`, '10.0.0.5'));
  expect(parts.refused).toEqual(['udp-too-many-from-address']);
});

/** Node's timers take no less than a millisecond. */
class CoarseClock extends FakeClock {
  override after(ms: number, run: () => void): Timer {
    return super.after(Math.max(1, ms), run);
  }
}

test('a flood of answers does not keep the timer from firing', () => {
  const { parts, discovery } = started(new RecordedParts(new CoarseClock()));
  for (let i = 0; i < 4000; i += 1) {
    discovery.heard(answer('cam-1', '10.0.0.5'));
    parts.clock.advance(0.4);
  }
  expect(parts.searches.at(-1)?.state).toBe('finished');
});

test('after its stop it does nothing, and says so to who asks', () => {
  const { parts, discovery } = started();
  parts.clock.advance(2000);
  discovery.stop();
  discovery.heard(answer('cam-1', '10.0.0.5'));
  parts.clock.advance(60_000);
  expect(parts.services.size).toBe(0);
  expect(parts.calls).toHaveLength(3);
  expect(parts.clock.timers).toBe(0);
  expect(() => discovery.requestSearch()).toThrow('Discovery is stopping');
});
