import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ServiceManager } from '#camera-agent/adapters/host/service-manager.js';
import type { Environment } from '#runtime/env.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { NotifyListener } from '#testing/notify-listener.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { closeLab, labAgent } from '../control/agent-lab.js';

const MORE = 'EXTEND_TIMEOUT_USEC=60000000';

describeWith(['systemd-notify', 'perl'], 'what systemd hears', () => {
  let systemd: NotifyListener;
  let clock: FakeClock;

  beforeEach(async () => {
    systemd = await NotifyListener.open(await tempDir());
    clock = new FakeClock();
  });
  afterEach(async () => {
    await closeLab();
    await systemd.close();
  });

  const manager = (env: Environment = {}): ServiceManager =>
    new ServiceManager({ NOTIFY_SOCKET: systemd.path, PATH: process.env.PATH, ...env }, clock, silentLogger);

  test('a long start asks for time, a running agent keeps the watchdog quiet, a stop is told', async () => {
    const service = manager({ WATCHDOG_USEC: '30000000', WATCHDOG_PID: String(process.pid) });
    service.starting();
    clock.advance(10_000);
    await systemd.hears(MORE);
    await eventually('the next beat is due', () => clock.timers === 1);
    await service.ready();
    await systemd.hears(MORE, 'READY=1');
    clock.advance(9999);
    expect(systemd.heard).toHaveLength(2);
    clock.advance(1);
    await systemd.hears('READY=1', 'WATCHDOG=1');
    await service.stopping();
    await systemd.hears('WATCHDOG=1', 'STOPPING=1');
    clock.advance(60_000);
    expect(systemd.heard).toHaveLength(4);
  });

  test.each([{}, { WATCHDOG_USEC: '0' }, { WATCHDOG_USEC: '30000000', WATCHDOG_PID: '1' }])(
    'without a watchdog for this process (%j) no beat',
    async (env) => {
      const service = manager(env);
      await service.ready();
      expect(clock.timers).toBe(0);
      await systemd.hears('READY=1');
    },
  );

  test('of an agent: that it runs, and that it ends', async () => {
    const { agent } = await labAgent(undefined, {
      NOTIFY_SOCKET: systemd.path,
      PATH: process.env.PATH ?? '',
    });
    await systemd.hears('READY=1');
    await agent.close();
    await systemd.hears('READY=1', 'STOPPING=1');
  });
});

test('where systemd did not start it, nothing is told', async () => {
  const clock = new FakeClock();
  const service = new ServiceManager({ WATCHDOG_USEC: '1' }, clock, silentLogger, '/nowhere/systemd-notify');
  service.starting();
  await service.ready();
  await service.stopping();
});

test('a tool that fails is complained of once, and tried again with each beat', async () => {
  const tool = join(await tempDir(), 'systemd-notify');
  await writeFile(tool, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const clock = new FakeClock();
  const warnings: string[] = [];
  const logger = { ...silentLogger, warn: (_: object, message: string) => void warnings.push(message) };
  const env = { NOTIFY_SOCKET: '/nowhere', PATH: process.env.PATH, WATCHDOG_USEC: '30000000' };
  const service = new ServiceManager(env, clock, logger, tool);
  await service.ready();
  for (let beat = 0; beat < 3; beat += 1) {
    clock.advance(10_000);
    await eventually('the next beat is due', () => clock.timers === 1);
  }
  await service.stopping();
  expect(warnings).toEqual(['systemd could not be told how the agent is']);
});
