import { hashedSecrets } from '#api/adapters/secrets/hashed-secrets.js';
import { ApiTokens } from '#api/domain/access/api-tokens.js';
import type { StoredToken } from '#api/domain/access/token-store.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { systemRandom } from '#runtime/system-random.js';
import { FakeClock } from '#testing/fake-clock.js';

const MINUTE = 60_000;

interface Lab {
  readonly tokens: ApiTokens;
  readonly clock: FakeClock;
  readonly saved: (readonly StoredToken[])[];
  readonly revoked: string[];
  readonly disk: { full: boolean };
}

function lab(kept: readonly StoredToken[] = []): Lab {
  const clock = new FakeClock();
  const saved: (readonly StoredToken[])[] = [];
  const revoked: string[] = [];
  const disk = { full: false };
  const store = {
    load: () => Promise.resolve(kept),
    save: (tokens: readonly StoredToken[]) => {
      if (disk.full) return Promise.reject(new RollcallError('internal', 'Full.'));
      saved.push(tokens);
      return Promise.resolve();
    },
  };
  const onRevoked = (name: string): void => void revoked.push(name);
  const parts = { store, secrets: hashedSecrets, clock, random: systemRandom, onRevoked };
  return { tokens: new ApiTokens(parts), clock, saved, revoked, disk };
}

test('a token stands for its own caller, over a restart too, and its secret is kept nowhere', async () => {
  const { tokens, saved } = lab();
  const { token, id } = await tokens.create('The console', 'operator');
  const caller = { name: `The console (${id})`, role: 'operator' };
  expect(tokens.callerWith(token)).toEqual(caller);
  expect(JSON.stringify([saved, tokens.list()])).not.toContain(token.split('_')[2]);
  const again = lab(saved.at(-1));
  await again.tokens.load();
  expect(again.tokens.callerWith(token)).toEqual(caller);
});

test('nothing near a token is one', async () => {
  const { tokens, saved } = lab();
  const { token, id } = await tokens.create('a', 'admin');
  const other = await tokens.create('b', 'admin');
  const wrong = [
    '',
    'rc_',
    `rc_${id}_`,
    token.slice(0, -1),
    `${token}A`,
    token.toUpperCase(),
    token.replace(id, other.id),
    `rc__${token.slice(-43)}`,
    `rc_${id}_${saved.at(-1)?.[0]?.hash}`,
    `rc_${id}_${saved.at(-1)?.[0]?.hash.slice(0, 43)}`,
  ];
  expect(wrong.map((each) => tokens.callerWith(each))).toEqual(wrong.map(() => undefined));
});

test('a revoked token lets nobody in, and what it had open ends', async () => {
  const { tokens, saved, revoked } = lab();
  const { token, id } = await tokens.create('a', 'viewer');
  const revoking = tokens.revoke(id);
  expect([tokens.callerWith(token), revoked]).toEqual([undefined, [`a (${id})`]]);
  await revoking;
  expect(saved.at(-1)).toEqual([]);
  await expect(tokens.revoke(id)).rejects.toMatchObject({ code: 'unknown-api-token' });
});

test('a full disk does not stop a revocation, which is kept as soon as there is room', async () => {
  const { tokens, clock, saved, disk } = lab();
  const { token, id } = await tokens.create('a', 'viewer');
  disk.full = true;
  await expect(tokens.revoke(id)).rejects.toMatchObject({ code: 'internal' });
  expect(tokens.callerWith(token)).toBeUndefined();
  disk.full = false;
  clock.advance(MINUTE);
  await tokens.stop();
  expect(saved.at(-1)).toEqual([]);
});

test('a token that was not saved is none', async () => {
  const { tokens, disk } = lab();
  disk.full = true;
  await expect(tokens.create('a', 'viewer')).rejects.toMatchObject({ code: 'internal' });
  expect(tokens.list()).toEqual([]);
});

test('when one was last used is shown at once and written once a minute, and at the end', async () => {
  const { tokens, clock, saved } = lab();
  const { token, createdAt } = await tokens.create('a', 'viewer');
  expect(tokens.list()[0]?.lastUsedAt).toBeUndefined();
  for (let i = 0; i < 100; i++) tokens.callerWith(token);
  expect([tokens.list()[0]?.lastUsedAt, saved.length]).toEqual([createdAt, 1]);
  clock.advance(MINUTE);
  tokens.callerWith(token);
  const last = new Date(Date.parse(createdAt) + MINUTE).toISOString();
  await tokens.stop();
  expect(saved.length).toBe(3);
  expect(saved.at(-1)).toMatchObject([{ lastUsedAt: last }]);
  expect(clock.timers).toBe(0);
});

test('there are at most two hundred, however many are made at once', async () => {
  const { tokens } = lab();
  const all = await Promise.allSettled(Array.from({ length: 201 }, () => tokens.create('a', 'viewer')));
  expect(all.filter(({ status }) => status === 'rejected')).toMatchObject([
    { reason: { code: 'too-many-api-tokens' } },
  ]);
  expect(tokens.list()).toHaveLength(200);
});
