import { isId } from '#contracts/ids.js';
import { API_USER, credentialOf, DISCOVERY_USER, sameSecret } from '#credentials/credential.js';

test('is HMAC-SHA256 of the user under the secret, in base64url', () => {
  // printf alice | openssl dgst -sha256 -hmac a-fleet-secret -binary | base64 | tr +/ -_ | tr -d =
  expect(credentialOf('a-fleet-secret', 'alice')).toBe('MTUPey17Q7CImh3n5tZ72yhNDp3dvyEUieM2EFD5eYs');
});

test('differs by user and by secret', () => {
  const all = ['cam', 'cam-2', API_USER, DISCOVERY_USER].flatMap((user) =>
    ['s1', 's2'].map((s) => credentialOf(s, user)),
  );
  expect(new Set(all).size).toBe(all.length);
});

test('no agent can have the name of an operator', () => {
  expect([API_USER, DISCOVERY_USER].some(isId)).toBe(false);
});

test.each([
  ['itself', credentialOf('s', 'cam'), true],
  ['that of another', credentialOf('s', 'cam-2'), false],
  ['that of another fleet', credentialOf('t', 'cam'), false],
  ['its beginning', credentialOf('s', 'cam').slice(0, -1), false],
  ['more than it', `${credentialOf('s', 'cam')}x`, false],
  ['nothing', '', false],
])('%s: %p', (_, given, expected) => {
  expect(sameSecret(credentialOf('s', 'cam'), given)).toBe(expected);
});

test('secrets of any length are compared', () => {
  expect(sameSecret('', '')).toBe(true);
  expect(sameSecret('a', 'x'.repeat(100_000))).toBe(false);
  expect(sameSecret('ä', 'a')).toBe(false);
});
