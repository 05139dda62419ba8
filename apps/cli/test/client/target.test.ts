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
