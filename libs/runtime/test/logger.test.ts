import { once } from 'node:events';
import { runProgram } from '#testing/child-program.js';

test('lines are JSON on standard error, at the level asked for, and standard output stays free (CVE-2026-35515)', async () => {
  const child = runProgram('libs/runtime/test/support/log-lines.ts');
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(out).toBe('');
  const lines = errors.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    {
      level: 40,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      app: 'test',
      port: 1,
      msg: 'A warning.',
    },
    // What steers a terminal stays written out even for who prints what is read from the JSON.
    expect.objectContaining({ msg: 'A stranger.', who: 'a\\u009b31mb\\u202ec' }),
    expect.objectContaining({ msg: 'A line feed.', who: 'pi\n{"level":50}' }),
  ]);
}, 60_000);
