import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADMIN_TOKEN_FILE, loadOrCreateAdminToken, readAdminToken } from '#credentials/admin-token.js';
import { loadOrCreateFleetSecret, readFleetSecret } from '#credentials/fleet-secret.js';
import { StartError } from '#runtime/start-error.js';
import { tempDir } from '#testing/temp-dir.js';

describe('the fleet secret', () => {
  test('is made once, of 256 random bits, for this user alone', async () => {
    const dir = await tempDir();
    const secret = await loadOrCreateFleetSecret(dir);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(await loadOrCreateFleetSecret(dir)).toBe(secret);
    expect(await readFleetSecret(dir)).toBe(secret);
    expect((await stat(join(dir, 'fleet-secret'))).mode & 0o777).toBe(0o600);
    expect(await loadOrCreateFleetSecret(await tempDir())).not.toBe(secret);
  });

  test('is undefined where there is none, and is not made by reading', async () => {
    const dir = await tempDir();
    expect(await readFleetSecret(dir)).toBeUndefined();
    expect(await readFleetSecret(dir)).toBeUndefined();
  });

  test.each(['', 'short', `${'x'.repeat(31)}\n`])('%p is too short to be one', async (content) => {
    const dir = await tempDir();
    await writeFile(join(dir, 'fleet-secret'), content);
    const sentence = `${dir}/fleet-secret is too short to be a secret: restore it, or delete it and give every agent a new credential.`;
    await expect(loadOrCreateFleetSecret(dir)).rejects.toThrow(new StartError(sentence));
    await expect(readFleetSecret(dir)).rejects.toThrow(StartError);
  });

  test('that cannot be read is one sentence', async () => {
    const dir = await tempDir();
    await mkdir(join(dir, 'fleet-secret'));
    const sentence = `${dir}/fleet-secret cannot be read or made (EISDIR): start as the user whom it belongs to, or give it to this one.`;
    await expect(loadOrCreateFleetSecret(dir)).rejects.toThrow(new StartError(sentence));
    await expect(readFleetSecret(dir)).rejects.toThrow(new StartError(sentence));
  });
});

describe('the admin token', () => {
  test('is made once, for this user alone', async () => {
    const dir = await tempDir();
    const token = await loadOrCreateAdminToken(dir, undefined);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await loadOrCreateAdminToken(dir, undefined)).toBe(token);
    expect(await readAdminToken(dir)).toBe(token);
    expect((await stat(join(dir, ADMIN_TOKEN_FILE))).mode & 0o777).toBe(0o600);
  });

  test('is the preset one, which is written nowhere', async () => {
    const dir = await tempDir();
    const preset = 'a-preset-token-of-24-chars';
    expect(await loadOrCreateAdminToken(dir, preset)).toBe(preset);
    expect(await readAdminToken(dir)).toBeUndefined();
  });

  test.each(['x'.repeat(23), `${'x'.repeat(24)} y`, `${'x'.repeat(24)}ä`, `${'x'.repeat(24)}\n`, ''])(
    'a preset of %p is refused without repeating it',
    async (preset) => {
      const refused = loadOrCreateAdminToken(await tempDir(), preset);
      await expect(refused).rejects.toThrow(
        new StartError(
          'The token in ROLLCALL_ADMIN_TOKEN cannot be used: it needs 24 visible ASCII characters or more.',
        ),
      );
    },
  );

  test('a file with a short token is refused, and kept', async () => {
    const dir = await tempDir();
    await writeFile(join(dir, ADMIN_TOKEN_FILE), 'short\n');
    await expect(loadOrCreateAdminToken(dir, undefined)).rejects.toThrow(
      `The token in ${dir}/${ADMIN_TOKEN_FILE} cannot be used`,
    );
    expect(await readFile(join(dir, ADMIN_TOKEN_FILE), 'utf8')).toBe('short\n');
  });

  test('that cannot be read is one sentence', async () => {
    const dir = await tempDir();
    await mkdir(join(dir, ADMIN_TOKEN_FILE));
    await expect(loadOrCreateAdminToken(dir, undefined)).rejects.toThrow(StartError);
    await expect(readAdminToken(dir)).rejects.toThrow(/admin-token cannot be read or made \(EISDIR\)/);
  });
});
