import { writeFile } from 'node:fs/promises';
import { AgentRegister } from '#credentials/agent-register.js';
import { enrolledAgentsFile, type EnrolledAgent } from '#credentials/enrolled-agent.js';
import { newKey } from '#credentials/operator-key.js';
import { publicText } from '#credentials/public-key.js';
import { createPublicKey } from 'node:crypto';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { listFileText } from '#runtime/list-file.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';

const AGENT: EnrolledAgent = {
  id: 'cam-1',
  enrolment: 'e1',
  hostname: 'left',
  key: publicText(createPublicKey(newKey())),
  enrolledAt: '2026-01-02T03:04:05.000Z',
};

const registers: AgentRegister[] = [];
afterEach(() => registers.splice(0).forEach((register) => register.stop()));

interface Looked {
  readonly register: AgentRegister;
  readonly path: string;
  readonly errors: string[];
  /** Lets a second pass and resolves when the look that is due then is done. */
  readonly next: () => Promise<void>;
}

async function started(items: readonly EnrolledAgent[]): Promise<Looked> {
  const dataDir = await tempDir();
  const { path } = enrolledAgentsFile(dataDir);
  if (items.length > 0) await writeFileAtomic(path, listFileText(items));
  const errors: string[] = [];
  const nothing = (): void => undefined;
  const logger = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (_: object, text: string) => void errors.push(text),
  };
  const clock = new FakeClock();
  const register = new AgentRegister(dataDir, clock, logger);
  registers.push(register);
  let looked = (): void => undefined;
  await register.start(() => looked());
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      looked = resolve;
      clock.advance(1000);
    });
  return { register, path, errors, next };
}

test('knows who is enrolled, and follows the file', async () => {
  const { register, path, next } = await started([AGENT]);
  expect(register.enrolmentOf('cam-1')).toBe('e1');
  expect(register.enrolmentOf('cam-2')).toBeUndefined();
  await writeFileAtomic(path, listFileText([{ ...AGENT, enrolment: 'e2' }]));
  await next();
  expect(register.enrolmentOf('cam-1')).toBe('e2');
  await writeFileAtomic(path, listFileText([]));
  await next();
  expect(register.enrolmentOf('cam-1')).toBeUndefined();
});

test('a file that appears later is read', async () => {
  const { register, path, next } = await started([]);
  await writeFileAtomic(path, listFileText([AGENT]));
  await next();
  expect(register.enrolmentOf('cam-1')).toBe('e1');
});

test('a file that breaks is told, and what was read before counts', async () => {
  const { register, path, errors, next } = await started([AGENT]);
  await writeFile(path, 'nonsense');
  await next();
  expect(register.enrolmentOf('cam-1')).toBe('e1');
  expect(errors[0]).toContain('cannot be read anew');
});

test('a file that is broken at the start keeps it from starting', async () => {
  const dataDir = await tempDir();
  await writeFile(enrolledAgentsFile(dataDir).path, '{"items":[{"id":"cam-1"}]}');
  const nothing = (): void => undefined;
  const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  await expect(new AgentRegister(dataDir, new FakeClock(), logger).start()).rejects.toThrow(
    /enrolled cameras in .* cannot be read/,
  );
});
