import { hear } from '#discovery/adapters/udp/hear.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { hostileDatagram } from './support/hostile-datagrams.js';
import { infoOf, RulesLab } from './support/rules-lab.js';
import { seededRandom } from './support/seeded-random.js';

const COUNT = 100_000;

test('100,000 hostile datagrams lose no camera and stay within their bounds', () => {
  const random = seededRandom(98_99);
  const refusals = new Refusals(silentLogger, systemClock);
  const lab = new RulesLab();
  lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
  lab.ready('cam-1', 1);
  lab.searches(3);
  let answers = 0;
  for (let i = 0; i < COUNT; i += 1) {
    // Port 0 is what a forged datagram may come from.
    const from = { address: `10.0.${i & 3}.${(i >> 2) & 255}`, port: i % 10 === 0 ? 0 : 4000 };
    const heard = hear(hostileDatagram(random), from, false, refusals);
    for (const each of heard) lab.take(lab.rules.udp.answer(each, lab.now));
    answers += heard.length;
    if (i % 1000 === 0) lab.telemetry('cam-1');
    lab.wait(1);
  }
  expect(answers).toBeGreaterThan(COUNT / 10);
  expect(refusals.counts.total).toBeGreaterThan(COUNT / 3);
  expect(refusals.counts.toJSON()['udp-port-zero']).toBe(COUNT / 10);
  expect(lab.rules.registry.all().filter(({ endpoint }) => endpoint?.port === 0)).toEqual([]);
  expect(lab.rules.registry.size).toBeLessThanOrEqual(257);
  expect(lab.service('cam-1')).toMatchObject({ status: 'found', hostname: 'pi', addresses: ['10.0.0.5'] });
  const turns = lab.story('cam-1').filter((line) => line.startsWith('found') || line.startsWith('lost'));
  expect(turns).toEqual(['found presence']);
}, 60_000);
