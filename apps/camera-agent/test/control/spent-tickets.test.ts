import fc from 'fast-check';
import { SpentTickets } from '#camera-agent/domain/media/spent-tickets.js';

const ticket = (id: string, expiresAt: number): { id: string; expiresAt: number } => ({ id, expiresAt });

test('a ticket is spent once, also where the operator’s clock is set back', () => {
  const spent = new SpentTickets();
  expect(spent.spend(ticket('a', 60_000), 0)).toBe(true);
  for (const now of [0, 59_999, -3_600_000]) expect(spent.spend(ticket('a', 60_000), now)).toBe(false);
});

test('more than 10,000 at a time are refused, not forgotten', () => {
  const spent = new SpentTickets();
  for (let i = 0; i < 10_000; i += 1) expect(spent.spend(ticket(`t${i}`, 60_000), 0)).toBe(true);
  expect(spent.spend(ticket('more', 60_000), 0)).toBe(false);
  expect(spent.spend(ticket('t0', 60_000), 0)).toBe(false);
  expect(spent.spend(ticket('more', 120_000), 60_000)).toBe(true);
});

test('whatever is shown when, none is taken twice before it expires', () => {
  const show = fc.record({ id: fc.constantFrom('a', 'b', 'c'), wait: fc.integer({ min: 0, max: 40_000 }) });
  fc.assert(
    fc.property(fc.array(show), (shows) => {
      const spent = new SpentTickets();
      const taken = new Map<string, number>();
      let now = 0;
      for (const { id, wait } of shows) {
        now += wait;
        const expiresAt = taken.get(id) ?? now + 60_000;
        const before = taken.has(id) && expiresAt > now;
        const expiry = before ? expiresAt : now + 60_000;
        const ok = spent.spend(ticket(id, expiry), now);
        expect(ok).toBe(!before);
        if (ok) taken.set(id, expiry);
      }
    }),
  );
});
