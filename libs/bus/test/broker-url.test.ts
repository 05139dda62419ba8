import { readBrokerUrl } from '#bus/broker-url.js';
import { EnvReader, type Environment } from '#runtime/env.js';

const brokerUrl = (env: Environment): string => readBrokerUrl(new EnvReader(env));

test.each([
  [{}, 'mqtt://127.0.0.1:1883'],
  [{ ROLLCALL_LISTEN: '0.0.0.0' }, 'mqtt://127.0.0.1:1883'],
  [{ ROLLCALL_LISTEN: '::' }, 'mqtt://127.0.0.1:1883'],
  [{ ROLLCALL_LISTEN: '192.168.1.10', ROLLCALL_MQTT_PORT: '1884' }, 'mqtt://192.168.1.10:1884'],
  [{ ROLLCALL_LISTEN: '::1' }, 'mqtt://[::1]:1883'],
  [{ ROLLCALL_LISTEN: '0.0.0.0', ROLLCALL_MQTT_URL: 'mqtt://broker:1885' }, 'mqtt://broker:1885'],
])('with %j the broker is at %s', (env, url) => {
  expect(brokerUrl(env)).toBe(url);
});
