import fc from 'fast-check';
import { decode } from '#contracts/messages/decode.js';
import { Presence } from '#contracts/messages/presence.js';
import { PresenceKeeper } from '#bus/presence-keeper.js';
import type { Packet } from '#bus/connection.js';
import { memoryEpochs } from '#testing/bus.js';
import { FakeClock } from '#testing/fake-clock.js';

function read(packet: Packet): Presence {
  const decoded = decode(Presence, packet.payload as Uint8Array);
  if (!decoded.ok) throw new Error(decoded.refusal.fields.join());
  return decoded.value;
}

test('will, birth and farewell of one connection carry one epoch, and say how it ended', async () => {
  const keeper = new PresenceKeeper('t', 'boot-1', memoryEpochs(), new FakeClock(5000));
  const will = read(await keeper.begin());
  const birth = read(keeper.birth());
  const farewell = read(keeper.farewell());
  expect(will).toMatchObject({ state: 'lost', reason: 'will', epoch: 5000, boot: 'boot-1' });
  expect(birth).toMatchObject({ state: 'ready', reason: 'none', epoch: 5000 });
  expect(farewell).toMatchObject({ state: 'lost', reason: 'bye', epoch: 5000 });
});

test('epochs only grow, whatever the wall clock and earlier runs did', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1e9),
      fc.array(fc.integer({ min: -1e8, max: 1e8 }), { maxLength: 20 }),
      async (first, steps) => {
        const clock = new FakeClock(1e9);
        const store = memoryEpochs(first);
        let last = first;
        for (const step of steps) {
          clock.step(step);
          const keeper = new PresenceKeeper('t', 'boot', store, clock);
          const { epoch } = read(await keeper.begin());
          expect(epoch).toBeGreaterThan(last);
          expect(store.epoch).toBe(epoch);
          last = epoch;
        }
      },
    ),
  );
});

test('an epoch at or above its own by another process overtakes; older ones and its own do not', async () => {
  const keeper = new PresenceKeeper('t', 'mine', memoryEpochs(), new FakeClock(100));
  await keeper.begin();
  const seen = (epoch: number, boot: string): Presence => ({ ...read(keeper.birth()), epoch, boot });
  expect(keeper.isOvertakenBy(seen(100, 'mine'))).toBe(false);
  expect(keeper.isOvertakenBy(seen(99, 'other'))).toBe(false);
  expect(keeper.isOvertakenBy(seen(250, 'other'))).toBe(true);
  expect(read(await keeper.begin()).epoch).toBe(251);
});
