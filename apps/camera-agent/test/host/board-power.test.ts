import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Board } from '#camera-agent/adapters/host/board.js';
import { orderPower } from '#camera-agent/adapters/host/power-control.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';

const NO_LED = { blink: () => Promise.resolve(false), close: () => Promise.resolve() };

const clock = new FakeClock();
const AT = (clock.now() + 1000) * 1000;

/** A stand-in for busctl, which must not be run in earnest here. */
async function busctl(script: string): Promise<{ path: string; asked: () => Promise<string> }> {
  const folder = await tempDir();
  const path = join(folder, 'busctl');
  await writeFile(path, `#!/bin/sh\necho "$*" >>"${folder}/asked"\n${script}\n`);
  await chmod(path, 0o755);
  return { path, asked: () => readFile(join(folder, 'asked'), 'utf8') };
}

test.each([
  ['reboot', 'reboot'],
  ['shut-down', 'poweroff'],
] as const)('%s is ordered as %s in a second, without a question to anybody', async (action, verb) => {
  const { path, asked } = await busctl('exit 0');
  await orderPower(action, clock, path);
  expect(await asked()).toBe(
    `--system --timeout=5 --allow-interactive-authorization=false call org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager ScheduleShutdown st ${verb} ${AT}\n`,
  );
});

test('what the system says against it is told', async () => {
  const { path } = await busctl('echo "Call failed: Access denied" >&2; exit 1');
  await expect(orderPower('reboot', clock, path)).rejects.toMatchObject({
    code: 'no-power-control',
    message: 'The system refused to reboot: Call failed: Access denied',
  });
});

test.each(['exit 1', 'kill -9 $$', 'yes >&2'])('a busctl that does "%s" is a refusal', async (script) => {
  const { path } = await busctl(script);
  await expect(orderPower('shut-down', clock, path)).rejects.toMatchObject({ code: 'no-power-control' });
});

test('a host without systemd, such as a container, is a refusal', async () => {
  await expect(orderPower('reboot', clock, join(await tempDir(), 'busctl'))).rejects.toMatchObject({
    code: 'no-power-control',
    message: expect.stringContaining('ENOENT') as string,
  });
});

test('an agent that was not given the right orders nothing', async () => {
  const ordered: string[] = [];
  const order = (action: string): Promise<void> => Promise.resolve(void ordered.push(action));
  await expect(new Board(NO_LED, false, order).power('reboot')).rejects.toMatchObject({
    code: 'no-power-control',
    message: expect.stringContaining('ROLLCALL_POWER_CONTROL') as string,
  });
  expect(ordered).toEqual([]);
  await new Board(NO_LED, true, order).power('reboot');
  expect(ordered).toEqual(['reboot']);
});
