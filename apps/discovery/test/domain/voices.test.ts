import fc from 'fast-check';
import { Voices } from '#discovery/domain/voices.js';

test('one board that is started anew, however often, is no conflict', () => {
  const voices = new Voices();
  for (let i = 0; i < 20; i += 1) {
    for (let j = 0; j < 3; j += 1) voices.heard(`boot-${i}`, ['10.0.0.5'], i * 1000 + j);
    expect(voices.conflict(i * 1000 + 3)).toEqual([]);
  }
});

test('two that take turns are one, with both addresses, until two minutes after the last turn', () => {
  const voices = new Voices();
  voices.heard('a', ['10.0.0.9'], 0);
  voices.heard('b', ['10.0.0.5'], 100);
  expect(voices.conflict(100)).toEqual([]);
  voices.heard('a', ['10.0.0.9'], 200);
  expect(voices.conflict(200)).toEqual(['10.0.0.5', '10.0.0.9']);
  for (let at = 300; at < 100_000; at += 1000) voices.heard('a', ['10.0.0.9'], at);
  expect(voices.conflict(120_199)).toHaveLength(2);
  expect(voices.conflict(120_200)).toEqual([]);
});

test('a voice of long ago that returns is no conflict', () => {
  const voices = new Voices();
  voices.heard('a', ['10.0.0.9'], 0);
  voices.heard('b', ['10.0.0.5'], 100);
  voices.heard('a', ['10.0.0.9'], 200_000);
  expect(voices.conflict(200_000)).toEqual([]);
});

test('a conflict is told exactly where an earlier voice speaks after a later one, within two minutes', () => {
  const said = fc.record({
    boot: fc.constantFrom('a', 'b', 'c'),
    after: fc.integer({ min: 0, max: 60_000 }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 40 }), (saids) => {
      const voices = new Voices();
      const last = new Map<string, number>();
      let now = 0;
      let latest: string | undefined;
      let expectedUntil = -Infinity;
      for (const { boot, after } of saids) {
        now += after;
        const returns = last.has(boot) && latest !== boot;
        const isLate = (at: number): boolean => now - at <= 120_000;
        last.set(boot, now);
        if (returns && [...last.values()].filter(isLate).length > 1) expectedUntil = now + 120_000;
        latest = boot;
        voices.heard(boot, [`10.0.0.${boot.charCodeAt(0)}`], now);
        expect(voices.conflict(now).length > 0).toBe(now < expectedUntil);
      }
    }),
  );
});
