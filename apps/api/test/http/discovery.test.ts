import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { serviceOf, troubleOf } from '../support/samples.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
});

afterEach(() => lab.close());

test('how discovery fares is shown as it says, and whether it is there', async () => {
  const meta = {
    refused: { 'udp-not-json': 3 },
    links: [{ name: 'eth0', address: '10.0.0.1', broadcast: '10.0.0.255' }],
    leftOut: ['docker0'],
    seeds: ['10.1.0.5'],
  };
  await lab.discovery.tell(meta);
  await lab.discovery.say(serviceOf('a'));
  await eventually('it is told', () => lab.api.parts.fleet.meta?.count === 1);
  const there = await lab.call('get', '/discovery').expect(200);
  expect(there.body).toEqual({ present: true, count: 1, ...meta });
  await lab.discovery.close();
  await eventually('the registry is stale', () => lab.api.parts.fleet.stale);
  const away = await lab.call('get', '/discovery').expect(200);
  expect(away.body).toEqual({ present: false, count: 1, ...meta });
});

test('before it has said anything there is nothing to show', async () => {
  expect(problemIn(await lab.call('get', '/discovery'))).toEqual([503, 'discovery-away']);
  await lab.broker.close();
  await eventually('the broker is away', () => lab.api.parts.bus.state === 'connecting');
  expect(problemIn(await lab.call('get', '/discovery'))).toEqual([503, 'broker-away']);
});

test('a network in trouble is told once, shown, and told to be over', async () => {
  const reader = await lab.reader();
  const network = troubleOf(40);
  await lab.discovery.tell({ network });
  expect(await reader.next('network.degraded', 'registry')).toMatchObject({ data: network });
  const late = await lab.reader();
  expect(await late.next('snapshot')).toMatchObject({ network });
  expect((await lab.call('get', '/discovery').expect(200)).body).toMatchObject({ network });
  await lab.discovery.tell({ network: troubleOf(39) });
  await lab.discovery.tell({});
  expect(await reader.next('network.settled', 'registry')).toMatchObject({ data: network });
  expect(reader.events.map(({ event }) => event)).toEqual([
    'snapshot',
    'network.degraded',
    'network.settled',
  ]);
});
