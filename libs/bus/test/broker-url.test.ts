import { readBrokerUrl } from '#bus/broker-url.js';
import { EnvReader, type Environment } from '#runtime/env.js';

const brokerUrl = (env: Environment): string => readBrokerUrl(new EnvReader(env));

const PIN = 'k'.repeat(43);

test.each([
  [{}, 'mqtt://127.0.0.1:1883'],
  [{ ROLLCALL_LISTEN: '0.0.0.0' }, 'mqtt://127.0.0.1:1883'],
  [{ ROLLCALL_LISTEN: '192.168.1.10', ROLLCALL_MQTT_PORT: '1884' }, 'mqtt://127.0.0.1:1884'],
  [{ ROLLCALL_LISTEN: '192.168.1.10', ROLLCALL_INSECURE_LAN: 'true' }, 'mqtt://192.168.1.10:1883'],
  [{ ROLLCALL_LISTEN: '::', ROLLCALL_INSECURE_LAN: 'true' }, 'mqtt://127.0.0.1:1883'],
  [{ ROLLCALL_LISTEN: '::1' }, 'mqtt://[::1]:1883'],
  [{ ROLLCALL_MQTT_URL: 'mqtt://localhost:1885' }, 'mqtt://localhost:1885'],
  [{ ROLLCALL_MQTT_URL: `mqtts://broker:8883#${PIN}` }, `mqtts://broker:8883#${PIN}`],
  [{ ROLLCALL_MQTT_URL: 'mqtt://broker:1885', ROLLCALL_INSECURE_LAN: 'true' }, 'mqtt://broker:1885'],
])('with %j the broker is at %s', (env, url) => {
  expect(brokerUrl(env)).toBe(url);
});

test.each(['mqtts://broker:8883', 'mqtts://broker:8883#short', 'mqtt://broker:1883', 'http://broker'])(
  '%s is refused: nobody knows who listens there, or who listens in',
  (url) => {
    expect(() => brokerUrl({ ROLLCALL_MQTT_URL: url })).toThrow('ROLLCALL_MQTT_URL');
  },
);
