import fc from 'fast-check';
import { FakeClock } from '#testing/fake-clock.js';
import { stopLayers, type Part } from '../../src/process/layers.js';

const part = (name: string, close: () => Promise<void>): Part => ({ name, running: { close } });

test('the last layer stops first, and the next only when it has', async () => {
  const shape = fc.array(fc.array(fc.constantFrom('stops', 'fails'), { maxLength: 3 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(shape, async (layers) => {
      const log: number[] = [];
      const parts = layers.map((layer, depth) =>
        layer.map((manner, i) =>
          part(`${depth}.${i}`, async () => {
            await Promise.resolve();
            log.push(depth);
            if (manner === 'fails') throw new Error('no');
          }),
        ),
      );
      const { hung, failed } = await stopLayers(parts, 3000, new FakeClock());
      expect(hung).toEqual([]);
      expect(failed).toHaveLength(layers.flat().filter((manner) => manner === 'fails').length);
      expect(log).toEqual([...log].sort((a, b) => b - a));
      expect(log).toHaveLength(layers.flat().length);
    }),
  );
});

test('what has not stopped at the deadline is named, and what waits for it too', async () => {
  const clock = new FakeClock();
  const stuck = part('agent', () => new Promise(() => undefined));
  const stopping = stopLayers(
    [[part('broker', () => Promise.resolve())], [stuck, part('API', () => Promise.resolve())]],
    3000,
    clock,
  );
  await new Promise(setImmediate);
  clock.advance(3000);
  expect((await stopping).hung).toEqual(['broker', 'agent']);
  expect(clock.timers).toBe(0);
});
