import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PowerSupply } from '#camera-agent/adapters/host/power-supply.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

let root: string;
let clock: FakeClock;
let supply: PowerSupply;

beforeEach(async () => {
  root = await tempDir();
  clock = new FakeClock();
  const at = (name: string): string => join(root, name);
  supply = new PowerSupply(clock, silentLogger, {
    firmware: at('driver'),
    tool: at('vcgencmd'),
    hwmon: at('hwmon'),
  });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** A stand-in that says its n-th answer to its n-th question. */
async function tool(script: string): Promise<void> {
  await write('vcgencmd', `#!/bin/sh\necho "$*" >>"$(/usr/bin/dirname "$0")/asked"\n${script}\n`);
  await chmod(join(root, 'vcgencmd'), 0o755);
}

test('a host that is no Pi tells nothing', async () => {
  expect(await supply.read()).toEqual({});
  await write('hwmon/hwmon0/name', 'coretemp\n');
  await write('driver/uevent', '');
  expect(await supply.read()).toEqual({});
});

test('the kernel is asked first, at the device of this board', async () => {
  await write('device/get_throttled', '50001\n');
  await write('driver/uevent', '');
  await symlink(join(root, 'device'), join(root, 'driver/soc:firmware'));
  await tool('echo throttled=0x0');
  expect(await supply.read()).toEqual({ throttled: false, underVoltage: true, powerTrouble: true });
  await write('device/get_throttled', '0\n');
  expect(await supply.read()).toEqual({ throttled: false, underVoltage: false, powerTrouble: false });
});

test('the tool is asked where the kernel does not tell, once in thirty seconds', async () => {
  await tool('echo throttled=0x4');
  const slowed = { throttled: true, underVoltage: false, powerTrouble: true };
  expect(await Promise.all([supply.read(), supply.read()])).toEqual([slowed, slowed]);
  await tool('echo throttled=0x0');
  clock.advance(29_999);
  expect(await supply.read()).toEqual(slowed);
  clock.advance(1);
  expect(await supply.read()).toEqual({ throttled: false, underVoltage: false, powerTrouble: false });
  expect(await readFile(join(root, 'asked'), 'utf8')).toBe('get_throttled\nget_throttled\n');
});

test.each(['echo VCHI initialization failed; exit 255', 'echo nonsense', 'kill -9 $$', 'yes'])(
  'a tool that does "%s" leaves it to the alarm of the hardware monitor',
  async (script) => {
    await tool(script);
    await write('hwmon/hwmon0/name', 'cpu_thermal\n');
    await write('hwmon/hwmon1/name', 'rpi_volt\n');
    await write('hwmon/hwmon1/in0_lcrit_alarm', '1\n');
    expect(await supply.read()).toEqual({ underVoltage: true });
    await write('hwmon/hwmon1/in0_lcrit_alarm', '0\n');
    expect(await supply.read()).toEqual({ underVoltage: false });
  },
);
