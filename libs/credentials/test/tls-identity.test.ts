import { X509Certificate } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadOrCreateTlsIdentity, readTlsIdentity } from '#credentials/tls-identity.js';
import { FINGERPRINT_PATTERN } from '#network/fingerprint.js';
import { tempDir } from '#testing/temp-dir.js';

test('it is made once, whoever asks first, and kept for its owner alone', async () => {
  const folder = await tempDir();
  expect(await readTlsIdentity(folder)).toBeUndefined();
  const made = await Promise.all([1, 2, 3].map(() => loadOrCreateTlsIdentity(folder)));
  const [first] = made;
  expect(made).toEqual([first, first, first]);
  expect(await readTlsIdentity(folder)).toEqual(first);
  expect(first?.fingerprint).toMatch(FINGERPRINT_PATTERN);
  expect((await stat(join(folder, 'tls.pem'))).mode & 0o777).toBe(0o600);
});

test('two folders have two identities, valid for decades', async () => {
  const [a, b] = [
    await loadOrCreateTlsIdentity(await tempDir()),
    await loadOrCreateTlsIdentity(await tempDir()),
  ];
  expect(a.fingerprint).not.toBe(b.fingerprint);
  const certificate = new X509Certificate(a.cert);
  expect(certificate.validToDate.getUTCFullYear()).toBe(2049);
  expect(certificate.checkHost('localhost')).toBe('localhost');
});

test.each([
  ['nothing', ''],
  ['no certificate', 'x'],
])('a file with %s is refused without its content', async (_, content) => {
  const folder = await tempDir();
  await writeFile(join(folder, 'tls.pem'), content);
  await expect(loadOrCreateTlsIdentity(folder)).rejects.toThrow(/tls\.pem holds no key and certificate/);
});

test('a key that is not that of the certificate is refused, and is not told', async () => {
  const [folder, other] = [await tempDir(), await tempDir()];
  const { key } = await loadOrCreateTlsIdentity(other);
  const path = join(folder, 'tls.pem');
  const { cert } = await loadOrCreateTlsIdentity(folder);
  await writeFile(path, `${key}\n${cert}\n`);
  const refused = await readTlsIdentity(folder).catch((error: unknown) => String(error));
  expect(refused).toMatch(/holds no key and certificate that fit/);
  expect(refused).not.toContain((await readFile(path, 'utf8')).slice(40, 80));
});
