import { chmod, readFile, writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { join } from 'node:path';
import { tempDir } from '#testing/temp-dir.js';
import { Output } from '../../src/output/output.js';
import { problem, service } from '../support/samples.js';
import { run } from '../support/run.js';
import { ScriptedApi, TOKEN } from '../support/scripted-api.js';

let api: ScriptedApi;
let folder: string;
const FILM = 'GET /cameras/cam-1/live?mode=full';

beforeEach(async () => {
  folder = await tempDir();
  api = await ScriptedApi.open();
  api.json('GET /services', { items: [service('cam-1', { label: 'the "gate"' })] });
  api.on(FILM, (_, response) => void response.end('a film'));
});
afterEach(() => api.close());

/** A program that notes how it was called and what it was given. */
async function player(name: string, then = 'exit 0'): Promise<void> {
  const [said, seen] = [join(folder, 'said'), join(folder, 'seen')];
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > ${said}\nenv >> ${said}\n/bin/cat > ${seen}\n${then}\n`;
  await writeFile(join(folder, name), script);
  await chmod(join(folder, name), 0o755);
}

const env = (): Record<string, string> => ({ PATH: folder });
const noted = (what: 'said' | 'seen'): Promise<string> => readFile(join(folder, what), 'utf8');

test('the picture goes to the player that there is, and the token neither on its command line nor into its environment', async () => {
  await player('mpv');
  expect(await run(['live', 'cam-1'], api, { env: env() })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await noted('seen')).toBe('a film');
  expect(await noted('said')).toContain('--title=the "gate"\n');
  expect(await noted('said')).not.toContain(TOKEN);
});

test('the player that is named goes first', async () => {
  await Promise.all([player('ffplay', 'exit 1'), player('vlc')]);
  expect((await run(['live', 'cam-1', '--player', 'vlc'], api, { env: env() })).code).toBe(0);
  expect((await run(['live', 'cam-1', '--player', 'sh'], api, { env: env() })).code).toBe(2);
});

test('a player that fails is a failure, one that is closed is none', async () => {
  await player('ffplay', 'exit 7');
  const { code, stderr } = await run(['live', 'cam-1'], api, { env: env() });
  expect([code, stderr]).toEqual([1, expect.stringContaining('ffplay ended with exit code 7')]);
  await writeFile(join(folder, 'ffplay'), '#!/bin/sh\nexit 0\n');
  api.on(FILM, (_, response) => {
    const ticker = setInterval(() => response.write(Buffer.alloc(65_536)), 5);
    response.once('close', () => clearInterval(ticker));
  });
  expect((await run(['live', 'cam-1'], api, { env: env() })).code).toBe(0);
  api.on(FILM, (_, response) => void response.write('a picture that stands still'));
  expect((await run(['live', 'cam-1'], api, { env: env() })).code).toBe(0);
});

test('without a player it says what to install, and opens no camera', async () => {
  const empty = join(folder, 'nothing');
  const { code, stderr } = await run(['live', 'cam-1'], api, { env: { PATH: empty } });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /ffplay, mpv, vlc are not on the PATH\. Install one, such as "sudo apt install ffmpeg"/,
  );
  expect(api.requests()).not.toContain(FILM);
});

test.each([['--to-stdout'], ['-o-']])('%s gives the film to any program', async (flag) => {
  expect(await run(['live', 'cam-1', flag], api)).toEqual({ code: 0, stdout: 'a film', stderr: '' });
});

test('a camera that has no picture is refused as everywhere', async () => {
  api.problem(FILM, problem('camera-lost', 'It is not there.'));
  const { code, stderr } = await run(['live', 'cam-1', '--to-stdout'], api);
  expect([code, stderr]).toEqual([1, expect.stringContaining('(camera-lost)')]);
});

test('a program that has read enough is no failure', async () => {
  api.on(FILM, (_, response) => {
    const ticker = setInterval(() => response.write(Buffer.alloc(65_536)), 5);
    response.once('close', () => clearInterval(ticker));
  });
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  });
  const output = new Output(stdout, new Writable());
  expect((await run(['live', 'cam-1', '--to-stdout'], api, { output })).code).toBe(0);
});
