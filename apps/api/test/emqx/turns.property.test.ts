import fc from 'fast-check';
import { Turns } from '#api/adapters/emqx/turns.js';

const key = fc.constantFrom('a', 'b', 'c');
const jobs = fc.array(fc.record({ key, fails: fc.boolean() }), { maxLength: 20 });

test('each is done once, one after the other of its key, no more at once than may be', async () => {
  await fc.assert(
    fc.asyncProperty(
      jobs,
      fc.integer({ min: 1, max: 4 }),
      fc.scheduler(),
      async (list, atOnce, scheduler) => {
        const turns = new Turns(atOnce);
        const running: string[] = [];
        const done: Record<string, number[]> = {};
        const work = (n: number, of: string, fails: boolean) => async (): Promise<number> => {
          expect(running).not.toContain(of);
          running.push(of);
          expect(running.length).toBeLessThanOrEqual(atOnce);
          await scheduler.schedule(Promise.resolve());
          running.splice(running.indexOf(of), 1);
          (done[of] ??= []).push(n);
          if (fails) throw new Error(`${n}`);
          return n;
        };
        const all = Promise.allSettled(
          list.map(({ key: of, fails }, n) => turns.take(of, work(n, of, fails))),
        );
        await scheduler.waitFor(all);
        const settled = await all;
        expect(settled.map(({ status }) => status === 'rejected')).toEqual(list.map(({ fails }) => fails));
        for (const numbers of Object.values(done))
          expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
        expect(Object.values(done).flat()).toHaveLength(list.length);
      },
    ),
  );
});
