import { localMembership } from '#camera-agent/adapters/enrolment/local-membership.js';
import { verifyBrokerToken } from '#credentials/broker-token.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { credentialOf } from '#credentials/credential.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { tempDir } from '#testing/temp-dir.js';

const URL = 'mqtt://127.0.0.1:1883';

test('on the operator’s host an agent takes what it needs from the data folder', async () => {
  const dataDir = await tempDir();
  const secret = await loadOrCreateFleetSecret(dataDir);
  const { publicKey } = await loadOrCreateOperatorKey(dataDir);
  const membership = await localMembership('cam-1', dataDir, URL, 'token');
  expect(membership?.cardKey).toBe(cardKeyOf(secret, 'cam-1', 'local'));
  expect(membership?.operatorKey.equals(publicKey)).toBe(true);
  const { url = '', password = '' } = (await membership?.access()) ?? {};
  expect(url).toBe(URL);
  expect(await verifyBrokerToken(publicKey, password, Date.now())).toMatchObject({
    user: 'cam-1',
    clientId: 'cam-1',
    enrolment: 'local',
  });
});

test('for mosquitto its password is derived from the fleet secret', async () => {
  const dataDir = await tempDir();
  const secret = await loadOrCreateFleetSecret(dataDir);
  await loadOrCreateOperatorKey(dataDir);
  const membership = await localMembership('cam-1', dataDir, URL, 'password');
  expect((await membership?.access())?.password).toBe(credentialOf(secret, 'cam-1'));
});

test.each([
  ['nowhere', () => Promise.resolve()],
  ['where the keys are not all there yet', (dataDir: string) => loadOrCreateOperatorKey(dataDir)],
])('elsewhere it has none: %s', async (_, make) => {
  const dataDir = await tempDir();
  await make(dataDir);
  expect(await localMembership('cam-1', dataDir, URL, 'token')).toBeUndefined();
});
