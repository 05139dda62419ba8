import fc from 'fast-check';
import { ConnectionTable } from '#runtime/connection-table.js';

const CAPS = {
  connections: 4,
  unauthenticated: 2,
  unauthenticatedPerAddress: 1,
  unauthenticatedGraceMs: 500,
};
const HERE = '127.0.0.1';
const UNHEARD = { strangerGone: () => undefined };

test('newcomers beyond the unauthenticated cap are refused while the others are fresh', () => {
  const table = new ConnectionTable<string>(CAPS, UNHEARD);
  expect(table.enter('a', HERE, 0)).toEqual({ admitted: true });
  expect(table.enter('b', HERE, 100)).toEqual({ admitted: true });
  expect(table.enter('c', HERE, 500)).toEqual({ admitted: false, refusal: 'too-many-unauthenticated' });
  expect(table.all).toEqual(['a', 'b']);
});

test('the oldest that had time enough makes room', () => {
  const table = new ConnectionTable<string>(CAPS, UNHEARD);
  table.enter('a', HERE, 0);
  table.enter('b', HERE, 100);
  expect(table.enter('c', HERE, 501)).toEqual({ admitted: true, evicted: 'a' });
  expect(table.all).toEqual(['b', 'c']);
});

test('who has signed in is never evicted', () => {
  const table = new ConnectionTable<string>(CAPS, UNHEARD);
  for (const [i, name] of ['a', 'b', 'c', 'd'].entries()) {
    table.enter(name, HERE, i);
    table.authenticated(name);
  }
  expect(table.enter('e', HERE, 10_000)).toEqual({ admitted: false, refusal: 'too-many-connections' });
  table.leave('b');
  expect(table.enter('e', HERE, 10_000)).toEqual({ admitted: true });
});

test('each that is refused, evicted or leaves unknown is told of once; who signed in is not', () => {
  let gone = 0;
  const table = new ConnectionTable<string>(CAPS, { strangerGone: () => (gone += 1) });
  table.enter('a', HERE, 0);
  table.enter('b', HERE, 0);
  table.enter('c', HERE, 0);
  expect(gone).toBe(1);
  table.enter('d', HERE, 501);
  table.leave('a');
  expect(gone).toBe(2);
  table.leave('b');
  expect(gone).toBe(3);
  table.authenticated('d');
  table.leave('d');
  expect(gone).toBe(3);
});

describe('of one address', () => {
  test('no more than its share are kept, and the oldest of its own makes room', () => {
    const table = new ConnectionTable<string>(CAPS, UNHEARD);
    expect(table.enter('a', '10.0.0.5', 0)).toEqual({ admitted: true });
    expect(table.enter('b', '10.0.0.5', 500)).toEqual({
      admitted: false,
      refusal: 'too-many-unauthenticated',
    });
    expect(table.enter('c', '10.0.0.6', 500)).toEqual({ admitted: true });
    expect(table.enter('d', '10.0.0.6', 1500)).toEqual({ admitted: true, evicted: 'c' });
    expect(table.all).toEqual(['a', 'd']);
  });

  test('who has signed in takes nothing of the share', () => {
    const table = new ConnectionTable<string>(CAPS, UNHEARD);
    table.enter('a', '10.0.0.5', 0);
    table.authenticated('a');
    expect(table.enter('b', '10.0.0.5', 0)).toEqual({ admitted: true });
  });

  test.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('%s has no share', (address) => {
    const table = new ConnectionTable<string>(CAPS, UNHEARD);
    table.enter('a', address, 0);
    expect(table.enter('b', address, 0)).toEqual({ admitted: true });
  });
});

test('the caps hold whatever happens', () => {
  const step = fc.record({
    act: fc.constantFrom('enter', 'sign-in', 'leave'),
    who: fc.nat(20),
    after: fc.nat(400),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const run = new Run();
      for (const { act, who, after } of steps) {
        run.step(act, who, after);
        expect(run.waiting.size).toBeLessThanOrEqual(CAPS.unauthenticated);
        for (const address of [0, 1, 2])
          expect([...run.waiting].filter((who) => who % 3 === address).length).toBeLessThanOrEqual(
            CAPS.unauthenticatedPerAddress,
          );
        expect(run.members.size).toBeLessThanOrEqual(CAPS.connections);
        expect([...run.table.all].sort()).toEqual([...run.members].sort());
      }
    }),
  );
});

/** A table, and beside it who ought to be in it. */
class Run {
  readonly table = new ConnectionTable<number>(CAPS, UNHEARD);
  readonly waiting = new Set<number>();
  readonly members = new Set<number>();
  private now = 0;

  step(act: string, who: number, after: number): void {
    this.now += after;
    if (act === 'sign-in') {
      this.table.authenticated(who);
      this.waiting.delete(who);
    } else if (act === 'leave') {
      this.table.leave(who);
      this.gone(who);
    } else if (!this.members.has(who)) {
      this.enter(who);
    }
  }

  private enter(who: number): void {
    const entry = this.table.enter(who, `10.0.0.${who % 3}`, this.now);
    if (!entry.admitted) return;
    if (entry.evicted !== undefined) this.gone(entry.evicted);
    this.waiting.add(who);
    this.members.add(who);
  }

  private gone(who: number): void {
    this.waiting.delete(who);
    this.members.delete(who);
  }
}
