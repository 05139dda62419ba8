import type { Probe } from '#contracts/udp/messages.js';
import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_CALL } from '#contracts/udp/messages.js';
import { loadOrCreateOperatorKey, type OperatorKey } from '#credentials/operator-key.js';
import { hintedPorts, signProbe, verifyProbe } from '#credentials/probe-token.js';
import { tempDir } from '#testing/temp-dir.js';

const NOW = Date.UTC(2026, 0, 2);
const PLAIN: Probe = { v: 1, search: 's1', window: 500, from: 'd1' };
const PLACES = { at: ['10.0.0.1', '127.0.0.1'], https: 8443, mqtts: 8883 };

let key: OperatorKey;
let probe: Probe;
beforeAll(async () => {
  key = await loadOrCreateOperatorKey(await tempDir());
  probe = { ...PLAIN, token: await signProbe(key.privateKey, PLAIN, PLACES, NOW) };
});

test('says where the operator is, and when', async () => {
  expect(await verifyProbe(key.publicKey, probe)).toEqual({ ...PLACES, signedAt: NOW });
});

test('names no more than eight addresses, and fits a datagram with the longest ids', async () => {
  const at = Array.from({ length: 20 }, (_, i) => `192.168.100.${100 + i}`);
  const long = { ...PLAIN, search: 's'.repeat(64), from: 'f'.repeat(64) };
  const token = await signProbe(key.privateKey, long, { ...PLACES, at }, NOW);
  const [message] = decodeRollCall(
    encodeRollCall({ command: ROLL_CALL, probe: { ...long, token } }),
  ).messages;
  expect(message).toEqual({ command: ROLL_CALL, probe: { ...long, token } });
  const said = await verifyProbe(key.publicKey, { ...long, token });
  expect(said?.at).toEqual(at.slice(0, 8));
});

test('is of this probe alone', async () => {
  for (const change of [{ search: 's2' }, { window: 0 }])
    expect(await verifyProbe(key.publicKey, { ...probe, ...change })).toBeUndefined();
});

test('is the operator’s alone', async () => {
  const other = await loadOrCreateOperatorKey(await tempDir());
  expect(await verifyProbe(other.publicKey, probe)).toBeUndefined();
  expect(await verifyProbe(key.publicKey, PLAIN)).toBeUndefined();
  for (const token of ['a.b.c', `${probe.token ?? ''}x`])
    expect(await verifyProbe(key.publicKey, { ...PLAIN, token })).toBeUndefined();
});

test('what it names is no more than a hint to one who cannot check it', () => {
  expect(hintedPorts(probe)).toEqual({ https: 8443 });
  expect(hintedPorts(PLAIN)).toEqual({});
  expect(hintedPorts({ ...PLAIN, token: 'a.b.c' })).toEqual({});
});
