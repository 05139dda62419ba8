import { PasswordChecks } from '#api/adapters/access/password-checks.js';
import { hashPassword, isPasswordOf, NOBODYS_HASH } from '#api/adapters/access/password-hash.js';

const PASSWORD = 'correct horse battery';
/** Of no use to anybody, and cheap. */
const CHEAP = `scrypt:1024:1:1:${'A'.repeat(22)}:${'A'.repeat(43)}`;

test('a password fits its own hash, in any composition of its letters, and each hash has a salt of its own', async () => {
  const [first, second] = [
    await hashPassword('Café au lait, twice'),
    await hashPassword('Café au lait, twice'),
  ];
  expect(first).not.toBe(second);
  expect(await isPasswordOf(first, 'Cafe\u0301 au lait, twice')).toBe(true);
  expect(await isPasswordOf(first, 'Cafe au lait, twice')).toBe(false);
});

test.each([NOBODYS_HASH, CHEAP, '', 'scrypt', PASSWORD])('"%s" is the hash of no password', async (hash) => {
  for (const password of [PASSWORD, hash, '']) expect(await isPasswordOf(hash, password)).toBe(false);
});

test('what was put into the file to take all memory is refused', async () => {
  const greedy = `scrypt:999999:99:1:${'A'.repeat(22)}:${'A'.repeat(43)}`;
  await expect(isPasswordOf(greedy, PASSWORD)).rejects.toThrow();
});

test('two are checked at once and twenty wait; more are refused, and later ones are taken again', async () => {
  const checks = new PasswordChecks();
  const all = await Promise.allSettled(Array.from({ length: 25 }, () => checks.check(CHEAP, PASSWORD)));
  expect(all.map(({ status }) => status)).toEqual(all.map((_, i) => (i < 22 ? 'fulfilled' : 'rejected')));
  expect(all[24]).toMatchObject({ reason: { code: 'too-many' } });
  expect(await checks.check(CHEAP, PASSWORD)).toBe(false);
});
