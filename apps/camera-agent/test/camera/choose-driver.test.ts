import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseDriver } from '#camera-agent/adapters/drivers/choose-driver.js';
import { isRaspberryPi } from '#camera-agent/adapters/drivers/is-raspberry-pi.js';
import type { CameraDriver } from '#camera-agent/domain/camera/camera-driver.js';
import type { Fault } from '#camera-agent/domain/simulation/fault.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { standInEnvironment } from './stand-in-process.js';

interface Host {
  readonly environment: Record<string, string>;
  readonly board?: string;
}

interface Chosen {
  readonly driver: CameraDriver;
  readonly reasons: string[];
  readonly warnings: object[];
}

async function choose(
  wanted: 'auto' | 'rpicam' | 'simulated',
  { environment, board }: Host,
  simulatedFaults: readonly Fault[] = [],
): Promise<Chosen> {
  const clock = new FakeClock();
  const deviceModel = join(await tempDir(), 'model');
  if (board !== undefined) await writeFile(deviceModel, `${board}\0`);
  const reasons: string[] = [];
  const warnings: object[] = [];
  const logger = {
    ...silentLogger,
    info: (facts: object) => void reasons.push((facts as { reason: string }).reason),
    warn: (facts: object) => void warnings.push(facts),
  };
  const driver = await chooseDriver(
    { wanted, name: 'cam-1', simulatedFaults },
    { clock, logger, operatorTime: fixedOperatorTime(clock), environment, deviceModel },
  );
  return { driver, reasons, warnings };
}

const NO_TOOL = { PATH: '/nowhere' };

test('a host with the tool and a camera has that camera', async () => {
  const { driver, reasons } = await choose('auto', { environment: standInEnvironment() });
  expect(driver.facts).toMatchObject({ driver: 'rpicam', model: 'imx708' });
  expect(reasons).toEqual([expect.stringMatching(/stand-ins\/rpicam-vid is installed$/)]);
});

test('a host with the tool and no camera waits for one', async () => {
  const environment = standInEnvironment({ STANDIN_FAULT: 'no-camera' });
  expect((await choose('auto', { environment })).driver.facts).toMatchObject({
    driver: 'rpicam',
    model: 'none',
  });
});

test('a host whose tool does not answer does not get a simulated camera', async () => {
  const environment = standInEnvironment({ STANDIN_VERSION: 'x', STANDIN_FAULT: 'busy' });
  expect((await choose('auto', { environment })).driver.facts).toMatchObject({ driver: 'rpicam', modes: [] });
});

test('a Raspberry Pi without the tool does not get one either', async () => {
  const { driver, reasons } = await choose('auto', {
    environment: NO_TOOL,
    board: 'Raspberry Pi 5 Model B Rev 1.0',
  });
  expect(driver.facts).toMatchObject({ driver: 'rpicam', model: 'none' });
  expect(reasons).toEqual([expect.stringContaining('not installed')]);
});

test.each([undefined, 'Some Other Board'])(
  'another host without the tool (%s) has a simulated one',
  async (board) => {
    const host = { environment: NO_TOOL, ...(board !== undefined && { board }) };
    const { driver, reasons } = await choose('auto', host);
    expect(driver.facts.driver).toBe('simulated');
    expect(reasons).toEqual([expect.stringContaining('no Raspberry Pi')]);
  },
);

test.each(['rpicam', 'simulated'] as const)('%s is taken where it is asked for', async (wanted) => {
  const { driver, reasons } = await choose(wanted, { environment: NO_TOOL });
  expect(driver.facts.driver).toBe(wanted);
  expect(reasons).toEqual(['it was asked for']);
});

test.each(['rpicam', 'simulated'] as const)('faults of a %s camera are told in the log', async (wanted) => {
  const faults = [{ kind: 'die', atMs: 0 }] as const;
  const { warnings } = await choose(wanted, { environment: NO_TOOL }, faults);
  expect(warnings).toContainEqual({ driver: wanted, faults });
});

test('a tool that fails is told in the log', async () => {
  const folder = await tempDir();
  await writeFile(join(folder, 'rpicam-vid'), '#!/bin/sh\necho broken >&2; exit 255\n', { mode: 0o755 });
  const { driver, warnings } = await choose('auto', { environment: { PATH: `${folder}:/bin:/usr/bin` } });
  expect(driver.facts).toMatchObject({ driver: 'rpicam', model: 'none' });
  expect(warnings).toEqual([expect.objectContaining({ code: 'camera-failed' })]);
});

test('this machine is a Raspberry Pi only if it says so', async () => {
  const file = join(await tempDir(), 'model');
  expect(await isRaspberryPi(file)).toBe(false);
  await writeFile(file, 'Raspberry Pi 4 Model B Rev 1.4\0');
  expect(await isRaspberryPi(file)).toBe(true);
});
