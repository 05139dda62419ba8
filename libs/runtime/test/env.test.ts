import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { EnvReader } from '#runtime/env.js';
import { StartError } from '#runtime/start-error.js';
import { tempDir } from '#testing/temp-dir.js';

const reader = (value?: string): EnvReader => new EnvReader({ ROLLCALL_X: value });

const letter = (word: string): string | undefined => (/^[a-z]$/.test(word) ? word.toUpperCase() : undefined);

/** The sentence that a wrong variable is refused with. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as StartError).message;
  }
  throw new Error('it was not refused');
}

test.each([undefined, '', '   '])('%p is no value', (value) => {
  expect(reader(value).text('ROLLCALL_X')).toBeUndefined();
  expect(reader(value).port('ROLLCALL_X', 1883)).toBe(1883);
  expect(reader(value).oneOf('ROLLCALL_X', ['a', 'b'], 'b')).toBe('b');
  expect(reader(value).address('ROLLCALL_X', '127.0.0.1')).toBe('127.0.0.1');
  expect(reader(value).list('ROLLCALL_X', letter, 'a')).toBeUndefined();
  expect(reader(value).matching('ROLLCALL_X', /^a$/, 'a')).toBeUndefined();
  expect(reader(value).url('ROLLCALL_X', ['mqtt:'], 'mqtt://a')).toBe('mqtt://a');
});

test('values are taken without the space around them', () => {
  expect(reader(' 80 ').port('ROLLCALL_X', 1)).toBe(80);
  expect(reader(' a ').oneOf('ROLLCALL_X', ['a', 'b'], 'b')).toBe('a');
  expect(reader(' ::1 ').address('ROLLCALL_X', '127.0.0.1')).toBe('::1');
  expect(reader('a, b ,c').list('ROLLCALL_X', letter, 'letters')).toEqual(['A', 'B', 'C']);
  expect(reader('mqtts://h:1').url('ROLLCALL_X', ['mqtt:', 'mqtts:'], '')).toBe('mqtts://h:1');
});

describe('a sentence names variable, value and what is allowed', () => {
  test.each([
    ['integer', '11', 'a whole number from 1 to 10', (r: EnvReader) => r.integer('ROLLCALL_X', 1, 1, 10)],
    ['port', '-1', 'a whole number from 0 to 65535', (r: EnvReader) => r.port('ROLLCALL_X', 1)],
    ['oneOf', 'c', 'one of a, b', (r: EnvReader) => r.oneOf('ROLLCALL_X', ['a', 'b'], 'a')],
    [
      'address',
      'localhost',
      'an IP address such as 0.0.0.0 or 192.168.1.10',
      (r: EnvReader) => r.address('ROLLCALL_X', ''),
    ],
    [
      'list',
      'a,,b',
      'a list, separated by commas, of letters',
      (r: EnvReader) => r.list('ROLLCALL_X', letter, 'letters'),
    ],
    [
      'matching',
      'B',
      'a small letter',
      (r: EnvReader) => r.matching('ROLLCALL_X', /^[a-z]$/, 'a small letter'),
    ],
    [
      'url',
      'http://h',
      'a URL that begins with mqtt:// or mqtts://',
      (r: EnvReader) => r.url('ROLLCALL_X', ['mqtt:', 'mqtts:'], ''),
    ],
    [
      'url without a scheme',
      'host',
      'a URL that begins with mqtt://',
      (r: EnvReader) => r.url('ROLLCALL_X', ['mqtt:'], ''),
    ],
  ])('%s', (_, value, allowed, read) => {
    expect(refusal(() => read(reader(value)))).toBe(
      `ROLLCALL_X="${value}" cannot be used: set it to ${allowed}.`,
    );
  });

  test('log level', () => {
    const env = new EnvReader({ ROLLCALL_LOG_LEVEL: 'loud' });
    expect(refusal(() => env.logLevel())).toMatch(
      /^ROLLCALL_LOG_LEVEL="loud" cannot be used: set it to one of debug, .*\.$/,
    );
    expect(new EnvReader({}).logLevel()).toBe('info');
  });
});

test('an integer is what a person would call one, within its bounds, or refused', () => {
  const text = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.double().map(String),
    fc.constantFrom('1e3', '0x10', '+5', '٣', '9999999999'),
  );
  fc.assert(
    fc.property(text, (value) => {
      fc.pre(value.trim() !== '');
      const isNumber = /^\d{1,9}$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= 1000;
      const read = (): number => reader(value).integer('ROLLCALL_X', 7, 1, 1000);
      if (isNumber) expect(read()).toBe(Number(value));
      else expect(read).toThrow(StartError);
    }),
  );
});

describe('the data folder', () => {
  test('is made with those above it, for this user alone', async () => {
    const path = join(await tempDir(), 'a', 'b');
    expect(new EnvReader({ ROLLCALL_DATA_DIR: path }).dataDir()).toBe(path);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  test('may be there', async () => {
    const path = join(await tempDir(), 'a');
    await mkdir(path);
    expect(new EnvReader({ ROLLCALL_DATA_DIR: path }).dataDir()).toBe(path);
  });

  test('that cannot be made is one sentence that names it', async () => {
    const file = join(await tempDir(), 'file');
    await writeFile(file, '');
    const env = new EnvReader({ ROLLCALL_DATA_DIR: join(file, 'data') });
    expect(refusal(() => env.dataDir())).toMatch(
      /^The data folder \/\S+\/file\/data cannot be written \(E[A-Z]+\): set ROLLCALL_DATA_DIR to a folder that this user may write, .*\.$/,
    );
  });

  test('that is a file is refused', async () => {
    const file = join(await tempDir(), 'file');
    await writeFile(file, '');
    expect(refusal(() => new EnvReader({ ROLLCALL_DATA_DIR: file }).dataDir())).toContain(file);
  });
});
