import { judge } from '#doctor/domain/security/judge.js';
import { inAll } from '#doctor/domain/security/in-all.js';

const ATTEMPT = { check: 'x', held: 'It holds', open: 'It does not hold', todo: 'Mend it.' };

test('the worst of several places counts, and is named', () => {
  expect(inAll([])).toBe('held');
  expect(inAll([{ place: 'a', outcome: 'held' }])).toBe('held');
  const [held, away] = [
    { place: 'a', outcome: 'held' as const },
    { place: 'b', outcome: { untried: 'it is away' } },
  ];
  expect(inAll([held, away])).toEqual({ untried: 'b: it is away; elsewhere it holds' });
  expect(inAll([away])).toEqual({ untried: 'b: it is away' });
  const open = [
    { place: 'c', outcome: 'open' as const },
    { place: 'd', outcome: { open: 'a file' } },
  ];
  expect(inAll([held, away, ...open])).toEqual({ open: 'c and d' });
});

test('an outcome is a finding', () => {
  const finding = { group: 'security', check: 'x' };
  expect(judge(ATTEMPT, 'held')).toEqual({ ...finding, verdict: 'ok', seen: 'It holds' });
  const problem = { ...finding, verdict: 'problem', todo: 'Mend it.' };
  expect(judge(ATTEMPT, 'open')).toEqual({ ...problem, seen: 'It does not hold' });
  expect(judge(ATTEMPT, { open: 'here' })).toEqual({ ...problem, seen: 'It does not hold: here' });
  expect(judge(ATTEMPT, { untried: 'away' })).toEqual({
    ...finding,
    verdict: 'note',
    seen: 'It was not tried whether it holds: away',
  });
});
