import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempDir } from '#testing/temp-dir.js';
import { readTarget } from '../../src/client/target.js';

test('flags before variables before defaults', async () => {
  const folder = await tempDir();
  await writeFile(join(folder, 'admin-token'), 'from-the-folder\n');
  await writeFile(join(folder, 'mine'), 'from-the-file');
  const env = {
    ROLLCALL_URL: 'http://pi:8080/',
    ROLLCALL_TOKEN: ' from-the-variable ',
    ROLLCALL_DATA_DIR: folder,
  };
  expect(await readTarget(env, { url: 'https://[::1]:1/behind/', tokenFile: join(folder, 'mine') })).toEqual({
    base: 'https://[::1]:1/behind',
    token: 'from-the-file',
    tokenSource: join(folder, 'mine'),
  });
  expect(await readTarget(env, {})).toMatchObject({ base: 'http://pi:8080', token: 'from-the-variable' });
  expect(await readTarget({ ROLLCALL_DATA_DIR: folder, ROLLCALL_TOKEN: '' }, {})).toMatchObject({
    base: 'http://127.0.0.1:8080',
    token: 'from-the-folder',
  });
});

test('the port of the API is that of its variable, where no address is named', async () => {
  const env = { ROLLCALL_HTTP_PORT: '8088', ROLLCALL_TOKEN: 'x' };
  expect((await readTarget(env, {})).base).toBe('http://127.0.0.1:8088');
  expect((await readTarget({ ...env, ROLLCALL_URL: 'http://pi:81' }, {})).base).toBe('http://pi:81');
  const wrong = readTarget({ ROLLCALL_HTTP_PORT: 'http' }, {});
  await expect(wrong).rejects.toThrow('ROLLCALL_HTTP_PORT="http" cannot be used');
});

test('no token is left to the API to judge, unless its file was named', async () => {
  const folder = await tempDir();
  const target = await readTarget({}, { dataDir: folder });
  expect(target).toEqual({ base: 'http://127.0.0.1:8080', tokenSource: join(folder, 'admin-token') });
  await expect(readTarget({}, { tokenFile: join(folder, 'none') })).rejects.toMatchObject({
    kind: 'usage',
    message: `The token in ${join(folder, 'none')} cannot be read (ENOENT)`,
  });
  await expect(readTarget({}, { tokenFile: folder })).rejects.toMatchObject({ kind: 'usage' });
});

test.each(['pi:8080', 'ftp://pi', '', 'http://me:secret@pi', 'http://pi/?token=x'])(
  '"%s" is no address of an API',
  async (url) => {
    await expect(readTarget({}, { url })).rejects.toMatchObject({ kind: 'usage' });
  },
);

test('a token that is none is refused without showing it', async () => {
  const refused = readTarget({ ROLLCALL_TOKEN: 'top secret' }, {});
  await expect(refused).rejects.toMatchObject({
    kind: 'usage',
    message: expect.not.stringContaining('secret') as string,
  });
});
