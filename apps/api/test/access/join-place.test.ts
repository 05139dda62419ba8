import { joinPlace } from '#api/adapters/access/join-place.js';

const [own, other] = ['a'.repeat(43), 'b'.repeat(43)];
const needs = { fingerprint: own, mqttUrl: 'mqtt://127.0.0.1:1883', mqttsPort: 8884 };

test.each([
  'mqtt://127.0.0.1:1883',
  'mqtt://localhost:1',
  'mqtt://[::1]:1883',
  `mqtts://127.0.0.1:1#${other}`,
])('the broker at %s is where the API is', (mqttUrl) => {
  const broker = { port: 8884, fingerprint: own };
  expect(joinPlace({ ...needs, mqttUrl })).toEqual({ fingerprint: own, broker });
});

test.each([
  [`mqtts://rig.lan:8000#${other}`, 'rig.lan', 8000],
  [`mqtts://192.168.1.10#${other}`, '192.168.1.10', 8883],
  [`mqtts://[fd00::1]:8883#${other}`, '[fd00::1]', 8883],
])('the broker at %s is where its address says', (mqttUrl, host, port) => {
  const broker = { host, port, fingerprint: other };
  expect(joinPlace({ ...needs, mqttUrl })).toEqual({ fingerprint: own, broker });
});

test.each([
  ['the API is open to this host alone', { fingerprint: undefined }, 'ROLLCALL_LISTEN'],
  ['the broker is another host in plain text', { mqttUrl: 'mqtt://rig.lan:1883' }, 'ROLLCALL_MQTT_URL'],
  ['the port of the broker is any free one', { mqttsPort: 0 }, 'ROLLCALL_MQTTS_PORT'],
])('nobody can join where %s', (_, more, variable) => {
  const refused = expect.objectContaining({
    code: 'network-closed',
    advice: expect.stringContaining(variable) as string,
  }) as object;
  expect(() => joinPlace({ ...needs, ...more })).toThrow(refused as Error);
});
