import { Discovery } from '#discovery/domain/discovery.js';
import type { Timer } from '#contracts/ports/clock.js';
import { FakeClock } from '#testing/fake-clock.js';
import { RecordedParts } from '../support/recorded-parts.js';
import { cardOf } from '../support/rules-lab.js';

function started(parts = new RecordedParts()): { parts: RecordedParts; discovery: Discovery } {
  const discovery = new Discovery(parts, 'me');
  discovery.start({ services: [], numbers: {} });
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

test('every round of confirmations has an id of its own, one for all who are asked: it is signed once', () => {
  const { parts, discovery } = started();
  for (const i of [5, 6]) discovery.heard(answer(`cam-${i}`, `10.0.0.${i}`));
  parts.clock.advance(80_000);
  const rounds = Map.groupBy(parts.confirmations, ({ probe }) => probe.search);
  expect(rounds.size).toBeGreaterThanOrEqual(3);
  for (const round of rounds.values())
    expect(round.map(({ to }) => to)).toEqual([
      { address: '10.0.0.5', port: 4000 },
      { address: '10.0.0.5' },
      { address: '10.0.0.6', port: 4000 },
      { address: '10.0.0.6' },
    ]);
});

test('an answer to a confirmation is one to what was asked, sealed as it is', () => {
  const { parts, discovery } = started();
  const hear = (search: string): void => {
    const card = parts.seals.seal('pi', '10.0.0.5', cardOf('cam-1', { search }));
    discovery.heard({ address: '10.0.0.5', port: 4000, own: false, hostname: 'pi', card });
  };
  hear(parts.calls[0]?.probe.search ?? '');
  parts.clock.advance(80_000);
  expect(parts.services.get('cam-1')?.flags).toEqual(['suspect']);
  hear('of nobody');
  expect(parts.services.get('cam-1')?.flags).toEqual(['suspect']);
  expect(parts.refused).toEqual(['udp-stale-card']);
  hear(parts.confirmations.at(-1)?.probe.search ?? '');
  expect(parts.services.get('cam-1')?.flags).toEqual([]);
});

test('a number is kept though no reader is told of it, and holds after a restart', () => {
  const { parts, discovery } = started();
  const announced = (n: number) => {
    const card = parts.seals.seal('pi', '10.0.0.5', cardOf('cam-1', { n }));
    return { address: '10.0.0.5', port: 4000, own: false, hostname: 'pi', card };
  };
  discovery.heard(announced(7));
  const [before, saves] = [parts.services.get('cam-1'), parts.saves];
  discovery.heard(announced(8));
  expect(parts.saves).toBe(saves + 1);
  expect(parts.services.get('cam-1')).toBe(before);
  expect(parts.saved().numbers).toEqual({ 'cam-1': 8 });
  parts.clock.advance(120_000);
  expect(parts.services.get('cam-1')).toMatchObject({ status: 'lost' });
  discovery.forget('cam-1');
  const again = new RecordedParts();
  const later = new Discovery(again, 'me-again');
  later.start(parts.saved());
  later.heard(announced(8));
  expect([again.services.size, again.refused]).toEqual([0, ['udp-stale-card']]);
  later.heard(announced(9));
  expect(again.services.get('cam-1')).toMatchObject({ status: 'found' });
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
