import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { Program } from '../support/program.js';
import { recording, snapshot } from '../support/samples.js';
import { ScriptedApi, TOKEN } from '../support/scripted-api.js';

test('an old Node is told so in a sentence', async () => {
  const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})";
  const program = Program.start(['ls'], { NODE_OPTIONS: `--import "${old}"` });
  expect(await program.ended).toEqual({ code: 2, signal: null });
  expect(program.stderr).toMatch(/^rollcall: Node 20\.20\.2 is too old .* needs 22\.14 or later.*\n$/);
});

test('a reader that goes away ends it quietly', async () => {
  const api = await ScriptedApi.open();
  const stream = api.stream(['snapshot', snapshot('cam-1')]);
  const program = Program.start(['watch'], { ROLLCALL_URL: api.url, ROLLCALL_TOKEN: TOKEN });
  await program.says('1 found');
  program.process.stdout?.destroy();
  const sending = setInterval(() => stream.send('recording.saved', { data: recording('cam-1', 'r1') }), 20);
  expect({ ...(await program.ended), stderr: program.stderr }).toEqual({ code: 0, signal: null, stderr: '' });
  clearInterval(sending);
  await api.close();
});

test('Ctrl-C ends a client with 130', async () => {
  const api = await ScriptedApi.open();
  api.stream(['snapshot', snapshot('cam-1')]);
  const program = Program.start(['watch'], { ROLLCALL_URL: api.url, ROLLCALL_TOKEN: TOKEN });
  await program.says('1 found');
  program.process.kill('SIGINT');
  expect(await program.ended).toEqual({ code: 130, signal: null });
  await api.close();
});

test('the broker alone: says where it is, tells its parent, stops on SIGTERM', async () => {
  const program = Program.start(
    ['broker', '--mqtt-port', '0', '--listen', '127.0.0.1'],
    { ROLLCALL_DATA_DIR: await tempDir() },
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const ready = new Promise<unknown>((resolve) => program.process.once('message', resolve));
  await program.says('Rollcall broker runs on port ');
  const port = Number(/port (\d+)\./.exec(program.stdout)?.[1]);
  expect(await ready).toEqual({ ready: { port } });
  program.process.kill('SIGTERM');
  expect({ ...(await program.ended), stderr: program.stderr }).toEqual({ code: 0, signal: null, stderr: '' });
});

test('a service ends when its parent is gone', async () => {
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  const program = Program.start(
    ['broker', '--mqtt-port', '0', '--listen', '127.0.0.1'],
    { ROLLCALL_DATA_DIR: await tempDir() },
    { stdio: [...stdio] },
  );
  await program.says('runs on port');
  program.process.disconnect();
  expect(await program.ended).toEqual({ code: 0, signal: null });
});

test('a second signal, a while after the first, ends it at once', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A stand-in for a service that hangs: the program waits for an answer that does not come, deaf to its signal.
  const { port } = server.address() as AddressInfo;
  const deaf = join(await tempDir(), 'deaf.mjs');
  await writeFile(deaf, DEAF);
  const program = Program.start(['ls', '--url', `http://127.0.0.1:${port}`], {
    NODE_OPTIONS: `--import "${deaf}"`,
  });
  await eventually(
    'it asks',
    () => new Promise<boolean>((resolve) => server.getConnections((_, n) => resolve(n > 0))),
  );
  program.process.kill('SIGINT');
  const again = setInterval(() => program.process.kill('SIGINT'), 100);
  const begin = performance.now();
  expect(await program.ended).toEqual({ code: 130, signal: null });
  clearInterval(again);
  expect(performance.now() - begin).toBeGreaterThan(450);
  server.closeAllConnections();
  server.close();
});

const DEAF =
  'globalThis.fetch = ((real) => (url, init) => real(url, { ...init, signal: null }))(globalThis.fetch);';

test.each([
  [['broker', '--mqtt-port', 'x'], 'ROLLCALL_MQTT_PORT="x" cannot be used'],
  [['up', '--data-dir', '/dev/null/data'], 'The data folder /dev/null/data cannot be written'],
  [['agent', '--driver', 'magic'], 'ROLLCALL_DRIVER="magic" cannot be used'],
  [['api', '--listen', 'here'], 'ROLLCALL_LISTEN="here" cannot be used'],
])('%j ends with one sentence and exit code 2', async (args, sentence) => {
  const program = Program.start(args, { ROLLCALL_DATA_DIR: await tempDir() });
  expect(await program.ended).toEqual({ code: 2, signal: null });
  expect(program.stdout).toBe('');
  expect(program.stderr).toMatch(/^rollcall: .*\n$/);
  expect(program.stderr).toContain(sentence);
});
