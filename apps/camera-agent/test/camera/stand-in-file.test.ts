import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { runStandIn } from './stand-in-process.js';

// The stand-in fails as it does by its environment, at the moment at which a file says so.
const STREAM = ['-n', '-t', '0', '--libav-format', 'h264', '-o', '-'];
const NOW = { STANDIN_AFTER: '0' };

async function fileOf(state: object): Promise<string> {
  const path = join(await tempDir(), 'orders.json');
  await order(path, state);
  return path;
}

async function order(path: string, state: object): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(state));
  await rename(`${path}.new`, path);
}

async function struck(path: string): Promise<{ word: string; at: number }> {
  const line = await eventually('a note', () => readFile(`${path}.struck`, 'utf8').catch(() => undefined));
  const [word = '', at] = line.trim().split(' ');
  return { word, at: Number(at) };
}

test.each(['busy', 'no-camera'])('%s at the start: the file goes before the environment', async (fault) => {
  const file = await fileOf({ STANDIN_FAULT: fault });
  const before = Date.now();
  const { code } = await runStandIn(STREAM, { STANDIN_FILE: file, STANDIN_FAULT: 'none' }).finished;
  const { word, at } = await struck(file);
  expect([code, word]).toEqual([255, fault]);
  expect(at).toBeGreaterThanOrEqual(before - 1);
  expect(at).toBeLessThanOrEqual(Date.now() + 1);
});

test.each(['stall', 'no-camera'])(
  '%s while it runs: silence from then on, noted as of the last frame',
  async (fault) => {
    const file = await fileOf({});
    const standIn = runStandIn(STREAM, { STANDIN_FILE: file });
    await standIn.firstByte;
    const asked = Date.now();
    await order(file, { STANDIN_FAULT: fault, ...NOW });
    await standIn.says('Device timeout detected');
    const { word, at } = await struck(file);
    expect(word).toBe(fault);
    expect(at).toBeGreaterThan(asked - 1000);
    expect(at).toBeLessThanOrEqual(Date.now() + 1);
    standIn.kill('SIGKILL');
    await standIn.finished;
  },
);

test('death while it runs', async () => {
  const file = await fileOf({});
  const standIn = runStandIn(STREAM, { STANDIN_FILE: file });
  await standIn.firstByte;
  await order(file, { STANDIN_FAULT: 'die', ...NOW });
  expect((await standIn.finished).signal).toBe('SIGABRT');
  expect((await struck(file)).word).toBe('die');
});

test('a slow start', async () => {
  const file = await fileOf({ STANDIN_START_MS: '1200' });
  const began = performance.now();
  const standIn = runStandIn(STREAM, { STANDIN_FILE: file, STANDIN_START_MS: '0' });
  await standIn.firstByte;
  expect(performance.now() - began).toBeGreaterThan(1200);
  standIn.kill('SIGKILL');
  await standIn.finished;
});
