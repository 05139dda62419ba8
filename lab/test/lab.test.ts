import { Readable } from 'node:stream';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import { Interrupted, runLab } from '../lab.js';

interface Told {
  readonly signal?: AbortSignal;
  readonly interactive?: boolean;
}

async function told(
  args: string[],
  lines: string[],
  { signal, interactive = false }: Told = {},
): Promise<Run> {
  let [output, progress] = ['', ''];
  const code = await runLab(args, signal ?? new AbortController().signal, {
    input: Readable.from(lines.map((line) => `${line}\n`)),
    interactive,
    write: (text) => (output += text),
    writeAside: (text) => (progress += text),
    tell: (line) => (progress += `${line}\n`),
  });
  return { code, output, progress };
}

interface Run {
  readonly code: number;
  readonly output: string;
  readonly progress: string;
}

test('help names every command and the exit codes', async () => {
  const { code, output } = await told(['--help'], []);
  expect(code).toBe(0);
  for (const text of ['address <agent>', 'quit, exit', 'lan-2  10.77.2.0/24', 'Examples:', '130'])
    expect(output).toContain(text);
});

test.each([
  [['--agents', '0'], 'from 1 to 30'],
  [['--agents', 'many'], 'from 1 to 30'],
  [['--fast'], '--fast'],
])('%j is refused with 2', async (args, named) => {
  const { code, progress } = await told(args, []);
  expect(code).toBe(2);
  expect(progress).toContain(named);
});

describeInNetLab('npm run lab', () => {
  test('carries out commands line by line, and says what it cannot do', async () => {
    const lines = [
      'ls',
      'kill left-1',
      'kill left-1',
      'start left-1',
      'cut left-2',
      'power off lan',
      'run left-1 --help',
    ];
    const { code, output, progress } = await told(['--agents', '1'], [...lines, 'quit', 'never']);
    expect(code).toBe(1);
    expect(output).toContain('Usage: rollcall');
    expect(progress).toContain('left-1    lan    eth0  10.77.1.11/24');
    expect(progress).toContain('kill left-1: The agent of left-1 does not run');
    expect(progress).toContain('cut left-2: left-2 is no name of an agent: there are left-1.');
    for (const line of ['ls', 'kill left-1', 'start left-1', 'power off lan', 'run left-1 --help'])
      expect(progress).toContain(`done: ${line}`);
    expect(progress).not.toContain('never');
  }, 120_000);

  test('refuses before it changes anything, asks whoever types, and passes on what programs say', async () => {
    const lines = [
      'address left-1 banana',
      'LS',
      'run left-1 frob',
      'run left-1 doctor --listen 0s',
      '?',
      'exit',
      'never',
    ];
    const { code, output, progress } = await told(['--agents', '1'], lines, { interactive: true });
    expect(code).toBe(0);
    expect(progress).toContain('lab> address left-1 banana: address banana cannot be used');
    expect(progress).toContain('lab> LS is no command of the lab: "help" lists them.\n');
    expect(progress).toMatch(/^lab> rollcall: .*frob/m);
    expect(output).not.toContain('frob');
    expect(output).toContain('eth0 takes part: 10.77.1.11/24');
    expect(output).toContain('Networks:');
    expect(progress).not.toContain('never');
  }, 120_000);

  test('ends with 130 when it is interrupted', async () => {
    const ending = new AbortController();
    const run = told(['--agents', '1'], ['wait 3600'], { signal: ending.signal });
    ending.abort(new Interrupted('ended by the test'));
    expect((await run).code).toBe(130);
  }, 120_000);
});
