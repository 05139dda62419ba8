import { RegistryOutlet } from '#discovery/adapters/mqtt/registry-outlet.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { silentLogger } from '#testing/silent-logger.js';
import { stored } from '../support/stored.js';

test('a flood of changes holds up neither a connect nor the events', async () => {
  const sent: string[] = [];
  let flood = true;
  let changes = 0;
  const publish = async (key: string): Promise<void> => {
    sent.push(key);
    await new Promise(setImmediate);
    // Each publication meets the next change: there is always something that waits.
    if (flood && key === 'registry.service') outlet.service(stored(`cam-${changes++ % 100}`).service);
  };
  const outlet = new RegistryOutlet({
    bus: { publish, clear: () => Promise.resolve() },
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    epoch: 1,
    refused: () => ({}),
    calling: () => ({ links: [], leftOut: [], seeds: [] }),
  });
  for (let i = 0; i < 100; i += 1) outlet.service(stored(`cam-${i}`).service);
  outlet.search({
    id: 's1',
    state: 'running',
    trigger: 'request',
    startedAt: '2026-01-01T00:00:00.000Z',
    windowMs: 500,
    answered: 0,
    found: 0,
    lost: 0,
  });
  await outlet.connected();
  await outlet.connected();
  expect(sent).toContain('discovery.event');
  expect(sent).toContain('registry.meta');
  flood = false;
  await outlet.idle();
});
