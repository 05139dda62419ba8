import fc from 'fast-check';
import { SearchPlan } from '#discovery/domain/search-plan.js';
import { seededRandom } from '#testing/seeded-random.js';

interface Seen {
  readonly at: number;
  readonly type: 'begin' | 'probe' | 'end';
  readonly id: string;
  readonly trigger: string;
  readonly windowMs: number;
}

/** Runs a plan to `end`, with a timer that is as late as `late` says; `asks` are requests and changed interfaces. */
function run(
  plan: SearchPlan,
  end: number,
  {
    known = 0,
    calm = (_now: number): boolean => false,
    late = (): number => 0,
    asks = [] as { at: number; what: 'request' | 'interfaces' }[],
  } = {},
): Seen[] {
  const seen: Seen[] = [];
  const note = (at: number, steps: ReturnType<SearchPlan['advance']>): void => {
    for (const { type, search } of steps) seen.push({ at, type, ...search });
  };
  const open = [...asks].sort((a, b) => a.at - b.at);
  plan.start(0);
  for (let now = 0; Math.min(plan.nextAt(), open[0]?.at ?? Infinity) <= end;) {
    const ask = open[0];
    if (ask && ask.at <= plan.nextAt()) {
      open.shift();
      now = Math.max(now, ask.at);
      note(now, ask.what === 'request' ? plan.request(now, known) : plan.interfacesChanged(now, known));
    } else {
      now = Math.max(now, plan.nextAt() + late());
      note(now, plan.advance(now, { known, calm: calm(now) }));
    }
  }
  return seen;
}

const NOBODY = { known: 0, calm: true };

const begins = (seen: readonly Seen[]): Seen[] => seen.filter(({ type }) => type === 'begin');

test('searches at 0, 3 and 10 s, then every 30 s give or take a tenth', () => {
  const at = begins(run(new SearchPlan(seededRandom(1)), 3_600_000)).map((seen) => seen.at);
  expect(at.slice(0, 3)).toEqual([0, 3000, 10_000]);
  const pauses = at.slice(3).map((time, i) => time - (at[i + 2] ?? 0));
  expect(pauses.length).toBeGreaterThan(100);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(27_000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(33_000);
  expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(4000);
});

test('a search has three probes of one id and ends a second after its window', () => {
  const seen = run(new SearchPlan(seededRandom(2)), 2900);
  expect(seen.map(({ type }) => type)).toEqual(['begin', 'probe', 'probe', 'probe', 'end']);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
  const [begin, first, second, third, end] = seen.map(({ at }) => at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  expect([begin, first, end]).toEqual([0, 0, 1500]);
  expect(Math.abs(second - 150)).toBeLessThanOrEqual(50);
  expect(Math.abs(third - 600)).toBeLessThanOrEqual(150);
});

test.each([
  [0, 500],
  [250, 500],
  [400, 800],
  [5000, 5000],
])('among %i services the window is %i ms', (known, windowMs) => {
  const [search] = begins(run(new SearchPlan(seededRandom(3)), 0, { known }));
  expect(search?.windowMs).toBe(windowMs);
});

test('a request starts a search, and joins the one that runs', () => {
  const asks = [5000, 5700, 20_000].map((at) => ({ at, what: 'request' as const }));
  const seen = begins(run(new SearchPlan(seededRandom(4)), 25_000, { asks }));
  expect(seen.map(({ at, trigger }) => [at, trigger])).toEqual([
    [0, 'schedule'],
    [3000, 'schedule'],
    [5000, 'request'],
    [10_000, 'schedule'],
    [20_000, 'request'],
  ]);
});

test('a scheduled search joins one that runs', () => {
  const asks = [{ at: 9500, what: 'request' as const }];
  const at = begins(run(new SearchPlan(seededRandom(5)), 30_000, { asks })).map((seen) => seen.at);
  expect(at).toEqual([0, 3000, 9500]);
});

test('an interface that appears during a search gets one of its own right after it', () => {
  const asks = [{ at: 900, what: 'interfaces' as const }];
  const seen = begins(run(new SearchPlan(seededRandom(6)), 2900, { asks }));
  expect(seen.map(({ at, trigger }) => [at, trigger])).toEqual([
    [0, 'schedule'],
    [1500, 'interfaces'],
  ]);
});

test('a small fleet is asked three times, whoever has answered', () => {
  const seen = run(new SearchPlan(seededRandom(2)), 2900, { known: 250, calm: () => true });
  expect(seen.map(({ type }) => type)).toEqual(['begin', 'probe', 'probe', 'probe', 'end']);
});

test.each([
  ['everybody has answered', 0, [0], 1000 + 1000],
  ['the second probe is answered', 1500, [0, 1100], 2 * 1100 + 900],
  ['somebody is silent', Infinity, [0, 1100, 2200], 2 * 1100 + 1000 + 1000],
])(
  'a large fleet that was calm is asked again behind the window, unless %s',
  (_, calmAfterMs, probes, ms) => {
    const second = 3000;
    const calm = (now: number): boolean => now < second || now >= second + calmAfterMs;
    const seen = run(new SearchPlan(seededRandom(2)), 9000, { known: 500, calm });
    const searches = [...Map.groupBy(seen, ({ id }) => id).values()].map((steps) =>
      steps.map(({ at, type }) => [type, at - second] as const),
    );
    expect(searches[0]?.map(([type]) => type)).toEqual(['begin', 'probe', 'probe', 'probe', 'end']);
    expect(searches[1]).toEqual([['begin', 0], ...probes.map((at) => ['probe', at]), ['end', ms]]);
  },
);

test('a large fleet in motion is asked three times in a row', () => {
  const seen = run(new SearchPlan(seededRandom(2)), 6000, { known: 500 });
  const second = seen.slice(seen.findIndex(({ type }) => type === 'end') + 1).map(({ at }) => at);
  expect(second).toHaveLength(5);
  expect(second.at(-1)).toBe(3000 + 1000 + 1000);
});

test('one search at a time, each with at most three probes within it, whatever is asked and however late the timer', () => {
  const ask = fc.record({
    at: fc.integer({ min: 0, max: 120_000 }),
    what: fc.constantFrom('request' as const, 'interfaces' as const),
  });
  fc.assert(
    fc.property(
      fc.array(ask, { maxLength: 40 }),
      fc.nat(),
      fc.nat(3000),
      fc.nat(4000),
      fc.boolean(),
      (asks, seed, late, known, calm) => {
        const random = seededRandom(seed);
        const seen = run(new SearchPlan(random), 120_000, {
          asks,
          known,
          calm: () => calm,
          late: () => random.next() * late,
        });
        const firstEnd = seen.find(({ type }) => type === 'end');
        let open: Seen[] = [];
        for (const step of seen) {
          if (step.type === 'begin') expect(open).toEqual([]);
          open.push(step);
          expect(new Set(open.map(({ id }) => id)).size).toBe(1);
          if (step.type !== 'end') continue;
          const again = calm && step.windowMs > 500 && step !== firstEnd ? [] : ['probe', 'probe'];
          expect(open.map(({ type }) => type)).toEqual(['begin', 'probe', ...again, 'end']);
          expect(step.at - (open[0]?.at ?? 0)).toBeGreaterThanOrEqual(step.windowMs + 1000);
          open = [];
        }
      },
    ),
  );
});

test('an end that comes late is put off once, by as much, for the answers that wait to be read', () => {
  const plan = new SearchPlan(seededRandom(1));
  plan.start(0);
  plan.advance(0, NOBODY);
  plan.advance(900, NOBODY);
  expect(plan.nextAt()).toBe(1500);
  expect(plan.advance(1800, NOBODY)).toEqual([]);
  expect(plan.nextAt()).toBe(2100);
  expect(plan.advance(2600, NOBODY).map(({ type }) => type)).toEqual(['end']);
});
