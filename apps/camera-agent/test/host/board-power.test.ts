import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Board } from '#camera-agent/adapters/host/board.js';
import { orderPower } from '#camera-agent/adapters/host/power-control.js';
import { tempDir } from '#testing/temp-dir.js';

const NO_LED = { blink: () => Promise.resolve(false), close: () => Promise.resolve() };

/** A stand-in for systemctl, which must not be run in earnest here. */
async function systemctl(script: string): Promise<{ path: string; asked: () => Promise<string> }> {
  const folder = await tempDir();
  const path = join(folder, 'systemctl');
  await writeFile(path, `#!/bin/sh\necho "$*" >>"${folder}/asked"\n${script}\n`);
  await chmod(path, 0o755);
  return { path, asked: () => readFile(join(folder, 'asked'), 'utf8') };
}

test.each([
  ['reboot', 'reboot'],
  ['shut-down', 'poweroff'],
] as const)('%s is ordered as %s, without a question to anybody', async (action, verb) => {
  const { path, asked } = await systemctl('exit 0');
  await orderPower(action, path);
  expect(await asked()).toBe(`--no-ask-password --no-wall ${verb}\n`);
});

test('what the system says against it is told', async () => {
  const { path } = await systemctl('echo "Call to Reboot failed: Access denied" >&2; exit 1');
  await expect(orderPower('reboot', path)).rejects.toMatchObject({
    code: 'no-power-control',
    message: '"systemctl reboot" was refused: Call to Reboot failed: Access denied',
  });
});

test.each(['exit 1', 'kill -9 $$', 'yes >&2'])('a systemctl that does "%s" is a refusal', async (script) => {
  const { path } = await systemctl(script);
  await expect(orderPower('shut-down', path)).rejects.toMatchObject({ code: 'no-power-control' });
});

test('a host without systemd, such as a container, is a refusal', async () => {
  await expect(orderPower('reboot', join(await tempDir(), 'systemctl'))).rejects.toMatchObject({
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
