import { SignJWT } from 'jose';
import { aclOf } from '#contracts/topics/acl.js';
import { LOCAL, signBrokerToken, verifyBrokerToken, type BrokerUser } from '#credentials/broker-token.js';
import { API_USER, DISCOVERY_USER } from '#credentials/credential.js';
import { loadOrCreateOperatorKey, type OperatorKey } from '#credentials/operator-key.js';
import { tempDir } from '#testing/temp-dir.js';

const NOW = Date.UTC(2026, 0, 2);
const EXPIRES = NOW + 3_600_000;
const CAMERA: BrokerUser = { user: 'cam-1', clientId: 'cam-1', enrolment: 'e1' };

let key: OperatorKey;
beforeAll(async () => {
  key = await loadOrCreateOperatorKey(await tempDir());
});

test.each([
  ['cam-1', aclOf('agent', 'cam-1')],
  [API_USER, aclOf('api')],
  [DISCOVERY_USER, aclOf('discovery')],
])('the token of %s says who it is and what it may do', async (user, acl) => {
  const who = { user, clientId: user, enrolment: LOCAL };
  const token = await signBrokerToken(key.privateKey, who, EXPIRES);
  expect(await verifyBrokerToken(key.publicKey, token, NOW)).toEqual({ ...who, acl, expiresAt: EXPIRES });
});

test('a token is good until it expires', async () => {
  const token = await signBrokerToken(key.privateKey, CAMERA, EXPIRES);
  expect(await verifyBrokerToken(key.publicKey, token, EXPIRES - 1)).toBeDefined();
  expect(await verifyBrokerToken(key.publicKey, token, EXPIRES + 1)).toBeUndefined();
});

describe('a token that the operator did not sign like this is none:', () => {
  const claims = { username: 'cam-1', clientid: 'cam-1', enrolment: 'e1', acl: aclOf('agent', 'cam-1') };
  const signed = (
    changed: object,
    by = { iss: 'rollcall-operator', aud: 'rollcall-broker', exp: EXPIRES / 1000 },
  ): Promise<string> =>
    new SignJWT({ ...claims, ...by, ...changed }).setProtectedHeader({ alg: 'ES256' }).sign(key.privateKey);

  test('the control is taken', async () => {
    expect(await verifyBrokerToken(key.publicKey, await signed({}), NOW)).toBeDefined();
  });

  test.each([
    { exp: undefined },
    { iss: 'somebody' },
    { aud: 'cam-1' },
    { username: 1 },
    { clientid: undefined },
    { enrolment: 'no id' },
    { acl: 'all' },
    { acl: [{ permission: 'allow', action: 'publish', topic: '#' }] },
  ])('%j', async (changed) => {
    expect(await verifyBrokerToken(key.publicKey, await signed(changed), NOW)).toBeUndefined();
  });

  test('of another key, of none, or with another algorithm', async () => {
    const other = await loadOrCreateOperatorKey(await tempDir());
    const foreign = await signBrokerToken(other.privateKey, CAMERA, EXPIRES);
    const [, payload = ''] = foreign.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const secret = new TextEncoder().encode(key.text);
    const confused = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    for (const token of [foreign, `${none}.${payload}.`, confused, '', 'a.b.c'])
      expect(await verifyBrokerToken(key.publicKey, token, NOW)).toBeUndefined();
  });
});
