import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { isJournal, journalLine } from '#runtime/journal-line.js';
import { sourceProgram } from '#testing/source-program.js';
import { tempDir } from '#testing/temp-dir.js';

const BASE = { time: '2026-01-31T12:00:00.000Z', app: 'agent' };
const line = (entry: object): string => journalLine(`${JSON.stringify({ level: 30, ...BASE, ...entry })}\n`);

test.each([
  [{ msg: 'It runs.' }, '<6>[agent] It runs.\n'],
  [{ level: 20, msg: 'Look.' }, '<7>[agent] Look.\n'],
  [
    { level: 40, code: 'camera-busy', waitMs: 500, msg: 'It failed.' },
    '<4>[agent] It failed. code="camera-busy" waitMs=500\n',
  ],
  [{ level: 50, id: 'a b', msg: 'Say "no".' }, '<3>[agent] Say "no". id="a b"\n'],
  [{ level: 99, msg: 'Odd.' }, '<6>[agent] Odd.\n'],
])('%j is the line %j', (entry, expected) => expect(line(entry)).toBe(expected));

test('an error comes with its steps, each in the same gravity', () => {
  const err = {
    type: 'Error',
    message: 'no\nroom',
    stack: 'Error: no\nroom\n    at a (b.js:1:2)\ncaused by: x\n    at c',
  };
  expect(line({ level: 50, err, msg: 'Lost.' })).toBe(
    '<3>[agent] Lost. error="no\\nroom"\n<3>    at a (b.js:1:2)\n<3>caused by: x\n<3>    at c\n',
  );
});

test('nothing that is logged begins a line of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (msg, who) => {
      const lines = line({ who, msg }).split('\n');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toMatch(/^<6>\[agent\] /);
    }),
  );
});

test('only the file that systemd names is the journal', async () => {
  const fd = openSync(join(await tempDir(), 'journal'), 'w');
  const { dev, ino } = fstatSync(fd);
  expect(isJournal(`${dev}:${ino}`, fd)).toBe(true);
  expect(isJournal(`${dev}:${ino + 1}`, fd)).toBe(false);
  expect(isJournal(undefined, fd)).toBe(false);
  closeSync(fd);
});

test('a program whose standard error is the journal writes lines for people', async () => {
  const path = join(await tempDir(), 'journal');
  const fd = openSync(path, 'w');
  const { dev, ino } = fstatSync(fd);
  const [node = '', ...args] = sourceProgram('libs/runtime/test/support/log-lines.ts');
  const env = { ...process.env, JOURNAL_STREAM: `${dev}:${ino}` };
  expect(spawnSync(node, args, { env, stdio: ['ignore', 'ignore', fd] }).status).toBe(0);
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe(
    [
      '<4>[test] A warning. port=1\n',
      '<4>[test] A stranger. who="a\\\\u009b31mb\\\\u202ec"\n',
      '<4>[test] A line feed. who="pi\\n{\\"level\\":50}"\n',
    ].join(''),
  );
});
