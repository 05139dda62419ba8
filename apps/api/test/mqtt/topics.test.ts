import mqtt, { type MqttClient } from 'mqtt';
import fc from 'fast-check';
import { DISCOVERY_USER } from '#credentials/credential.js';
import { eventually } from '#testing/eventually.js';
import type { TestBroker } from '#testing/broker.js';
import { serviceOf } from '../support/samples.js';
import { ScriptedDiscovery } from '../support/scripted-discovery.js';
import type { TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

let broker: TestBroker;
let api: TestApi;

withApi('each', (madeApi, madeBroker) => ([api, broker] = [madeApi, madeBroker]));

async function connectAs(username: string): Promise<MqttClient> {
  const password = await broker.passwordOf(username, username);
  return mqtt.connectAsync(broker.url, {
    username,
    clientId: username,
    password,
    keepalive: 10,
    reconnectPeriod: 0,
  });
}

test('any bytes in any topic end as counted refusals', async () => {
  const agent = await connectAs('cam-1');
  const topics = fc.constantFrom(
    'presence',
    'info',
    'state',
    'telemetry',
    'event/recording-started',
    'clock/request',
    'res/nobody',
  );
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
  );
  await fc.assert(
    fc.asyncProperty(topics, payload, async (topic, bytes) => {
      await agent.publishAsync(`rollcall/v1/agent/cam-1/${topic}`, Buffer.from(bytes), {
        // The broker ends whoever publishes with another QoS or retain flag than the topic's.
        qos: topic === 'telemetry' ? 0 : 1,
        retain: ['presence', 'info', 'state'].includes(topic),
      });
    }),
  );
  await eventually('refusals', () => api.parts.refusals.counts.total > 20);
  expect(api.parts.fleet.snapshot()).toEqual({ services: [], cameras: [], stale: true });
  await agent.endAsync();
});

test('a service that says another id than its topic is refused', async () => {
  const discovery = await connectAs(DISCOVERY_USER);
  const payload = JSON.stringify(serviceOf('b'));
  await discovery.publishAsync('rollcall/v1/registry/service/a', payload, { qos: 1, retain: true });
  await eventually('a refusal', () => api.parts.refusals.counts.toJSON()['registry-wrong-id'] === 1);
  expect(api.parts.fleet.allServices()).toEqual([]);
  await discovery.endAsync();
});

test('what discovery forgot while the API was away vanishes when it is back', async () => {
  const discovery = await ScriptedDiscovery.start(broker);
  await discovery.say(serviceOf('a'));
  await discovery.say(serviceOf('b'));
  const { fleet, bus } = api.parts;
  await eventually('both', () => fleet.allServices().length === 2);

  // Nobody may have two connections with one client id: the newcomer throws the API out.
  const username = '@api';
  const clientId = `@api-${api.parts.replica}`;
  const thief = await mqtt.connectAsync(broker.url, {
    username,
    clientId,
    password: await broker.passwordOf(username, clientId),
    keepalive: 10,
    reconnectPeriod: 0,
  });
  await eventually('the API is away', () => bus.state === 'connecting');
  await discovery.forget('a');
  await thief.endAsync().catch(() => undefined);
  await eventually('the API is back', () => bus.state === 'connected');
  await eventually(
    'one is left',
    () =>
      fleet
        .allServices()
        .map(({ id }) => id)
        .join() === 'b',
  );
  await discovery.close();
});
