import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import {
  checkTicket,
  MEDIA_ACTIONS,
  type MediaAction,
  signTicket,
  TICKET_TTL_MS,
} from '#credentials/media-ticket.js';
import { CASES_DEADLINE_MS, damageBy, damaged, hold, SO_MANY, throwAll } from '#testing/many-cases.js';

/** To sign and to verify takes as long as a hundred refusals of what is no ticket by its form. */
const SIGNED = 2000;
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const OPERATOR = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ANOTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function ticketFor(
  camera = 'cam',
  action: MediaAction = 'download',
  key: KeyObject = OPERATOR.privateKey,
): Promise<string> {
  return signTicket(key, { id: 't1', camera, action }, NOW);
}

/** Whether the media port of `cam` would let it download. */
function isTaken(ticket: string, now = NOW): Promise<boolean> {
  return checkTicket(OPERATOR.publicKey, ticket, { camera: 'cam', action: 'download' }, now).then(
    () => true,
    (error: unknown) => {
      hold(error instanceof RollcallError && error.code === 'forbidden', String(error));
      return false;
    },
  );
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const CLAIMS = { iss: 'rollcall-operator', aud: 'cam', exp: NOW / 1000 + 60, action: 'download', jti: 't1' };

test.each(MEDIA_ACTIONS)('a ticket for %s lets its bearer do that and nothing else', async (action) => {
  const ticket = await ticketFor('cam', action);
  expect(await checkTicket(OPERATOR.publicKey, ticket, { camera: 'cam', action }, NOW)).toEqual({
    id: 't1',
    expiresAt: NOW + TICKET_TTL_MS,
  });
  for (const other of MEDIA_ACTIONS.filter((a) => a !== action)) {
    await expect(
      checkTicket(OPERATOR.publicKey, ticket, { camera: 'cam', action: other }, NOW),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  }
});

test('a ticket for another camera is refused, whoever signed it', async () => {
  expect(await isTaken(await ticketFor('cam-2'))).toBe(false);
  expect(await isTaken(await ticketFor('cam', 'download', ANOTHER.privateKey))).toBe(false);
});

test('a ticket is good for a minute of operator time', async () => {
  const ticket = await ticketFor();
  expect(await isTaken(ticket, NOW + TICKET_TTL_MS - 1000)).toBe(true);
  expect(await isTaken(ticket, NOW + TICKET_TTL_MS)).toBe(false);
  expect(await isTaken(ticket, NOW + 365 * 86_400_000)).toBe(false);
});

describe('a ticket that the operator did not sign like this', () => {
  const signed = (claims: Record<string, unknown>): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(OPERATOR.privateKey);

  test('the same claims under the right key are taken', async () => {
    expect(await isTaken(await signed(CLAIMS))).toBe(true);
  });

  test.each([
    ['another issuer', { ...CLAIMS, iss: 'somebody' }],
    ['no issuer', { ...CLAIMS, iss: undefined }],
    ['no expiry', { ...CLAIMS, exp: undefined }],
    ['no audience', { ...CLAIMS, aud: undefined }],
    ['no id', { ...CLAIMS, jti: undefined }],
    ['no action', { ...CLAIMS, action: undefined }],
    ['a list of actions', { ...CLAIMS, action: ['download'] }],
  ])('%s', async (_, claims) => {
    expect(await isTaken(await signed(claims))).toBe(false);
  });

  test('the public key as the secret of another algorithm', async () => {
    const secret = OPERATOR.publicKey.export({ type: 'spki', format: 'pem' });
    const confused = new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256' });
    expect(await isTaken(await confused.sign(new TextEncoder().encode(secret.toString())))).toBe(false);
  });

  test.each(['none', 'None', 'NONE'])('alg %s', async (alg) => {
    expect(await isTaken(`${part({ alg })}.${part(CLAIMS)}.`)).toBe(false);
  });
});

test('a bit changed anywhere is refused', async () => {
  const [head = '', payload = '', signature = ''] = (await ticketFor()).split('.');
  const parts = [head, payload, signature].map((text) => Buffer.from(text, 'base64url'));
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.nat(), fc.nat(7), async (which, at, bit) => {
      const changed = parts.map((bytes) => Buffer.from(bytes));
      const target = changed[which] ?? Buffer.alloc(1);
      target[at % target.length] = (target[at % target.length] ?? 0) ^ (1 << bit);
      expect(await isTaken(changed.map((bytes) => bytes.toString('base64url')).join('.'))).toBe(false);
    }),
  );
});

test('what a ticket is signed for is what is read of it, by the second', async () => {
  const id = fc.stringMatching(/^[a-z0-9-]{1,64}$/);
  const use = fc.record({ id, camera: id, action: fc.constantFrom(...MEDIA_ACTIONS) });
  await fc.assert(
    fc.asyncProperty(use, fc.nat(2 ** 42), async (each, now) => {
      const ticket = await signTicket(OPERATOR.privateKey, each, now);
      const read = await checkTicket(OPERATOR.publicKey, ticket, each, now);
      expect(read).toEqual({ id: each.id, expiresAt: Math.floor((now + TICKET_TTL_MS) / 1000) * 1000 });
    }),
    { numRuns: SIGNED },
  );
});

describe('what is no ticket by its form or its head', () => {
  const { stackTraceLimit } = Error;
  // To note where a refusal is made takes longer than to refuse.
  beforeAll(() => (Error.stackTraceLimit = 0));
  afterAll(() => (Error.stackTraceLimit = stackTraceLimit));

  const HEADS = [
    { alg: 'none' },
    { alg: 'HS256' },
    { alg: 'ES256', crit: ['x'] },
    { alg: 'ES256', b64: 1 },
    {},
  ];
  const PARTS = [
    '',
    'e30',
    'e',
    'bnVsbA',
    '[]',
    '{}',
    ' ',
    '\n',
    '😀',
    '\0',
    '\ud800',
    ...HEADS.map(part),
    part(CLAIMS),
  ];

  test(
    `is refused before its signature is looked at (${SO_MANY})`,
    async () => {
      const ticket = await ticketFor();
      const head = Buffer.from(ticket.slice(0, ticket.indexOf('.')));
      const rest = ticket.slice(head.length);
      const { taken } = await throwAll((dice) => {
        const texts = Array.from({ length: dice(6) }, () => PARTS[dice(PARTS.length)]);
        const broken = Buffer.from(damaged(head, damageBy(dice)));
        if (broken.equals(head)) return isTaken(`${texts.join('.')}${rest}`);
        return isTaken(dice(2) === 0 ? texts.join('.') : `${broken.toString('latin1')}${rest}`);
      });
      expect(taken).toBe(0);
    },
    CASES_DEADLINE_MS,
  );
});
