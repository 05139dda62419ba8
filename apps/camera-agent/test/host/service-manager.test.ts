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

interface Watched {
  readonly service: ServiceManager;
  readonly clock: FakeClock;
  readonly warned: readonly object[];
  readonly beats: () => Promise<void>;
}

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
    service.ready();
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
      service.ready();
      expect(clock.timers).toBe(0);
      await systemd.hears('READY=1');
      await service.stopping();
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
  service.ready();
  await service.stopping();
});

describe('what goes wrong is complained of once, and the agent goes on', () => {
  test.each([
    ['a tool that fails', '#!/bin/sh\necho "Failed to notify" >&2\nexit 1\n', 'Failed to notify'],
    ['a tool that cannot be run', 'nothing that is a program', 'Permission denied'],
  ])('%s', async (_, program, detail) => {
    const tool = join(await tempDir(), 'systemd-notify');
    await writeFile(tool, program, { mode: program.startsWith('#!') ? 0o755 : 0o644 });
    const { service, beats, warned } = managerOf(tool, process.env.PATH);
    await eventually('a warning', () => warned.length > 0);
    await beats();
    await service.stopping();
    expect(warned).toHaveLength(1);
    expect(warned[0]).toMatchObject({ detail: expect.stringMatching(detail) as string });
  });

  test('no xargs', async () => {
    const { service, beats, warned } = managerOf('/nowhere/systemd-notify', '/nowhere');
    await eventually('a warning', () => warned.length > 0);
    await beats();
    await service.stopping();
    expect(warned).toMatchObject([{ detail: 'spawn xargs ENOENT' }]);
  });

  test('a tool that hangs is not waited for', async () => {
    const tool = join(await tempDir(), 'systemd-notify');
    await writeFile(tool, '#!/bin/sh\necho started >&2\nexec sleep 60\n', { mode: 0o755 });
    const { service, clock, warned } = managerOf(tool, process.env.PATH);
    await eventually('the tool', () => warned.length > 0);
    const stopped = service.stopping();
    clock.advance(3000);
    await stopped;
  });
});

function managerOf(tool: string, path: string | undefined): Watched {
  const clock = new FakeClock();
  const warned: object[] = [];
  const logger = { ...silentLogger, warn: (what: object) => void warned.push(what) };
  const env = { NOTIFY_SOCKET: '/nowhere', PATH: path, WATCHDOG_USEC: '30000000' };
  const service = new ServiceManager(env, clock, logger, tool);
  service.ready();
  const beats = async (): Promise<void> => {
    for (let beat = 0; beat < 3; beat += 1) {
      clock.advance(10_000);
      await new Promise(setImmediate);
    }
  };
  return { service, clock, warned, beats };
}
