import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TimeService } from '#camera-agent/adapters/host/time-service.js';
import type { HostReading } from '#camera-agent/domain/host/host-reading.js';
import { FakeClock } from '#testing/fake-clock.js';
import { RecordingLogger } from '#testing/recording-logger.js';
import { tempDir } from '#testing/temp-dir.js';

/** Printed by chronyc 4.3, with a server on the same host. */
const TRACKING =
  '7F000001,127.0.0.1,9,1795948559.599091019,-0.000001749,-0.000000121,0.000002157,-0.037,-0.003,0.325,0.000008417,0.000002300,1.0,Normal';
/** As timedatectl.c of systemd 252 prints it. */
const STATUS = `       Server: 192.168.1.10 (192.168.1.10)
Poll interval: 34min 8s (min: 32s; max 34min 8s)
         Leap: normal
      Version: 4
      Stratum: 2
    Reference: C0A80101
    Precision: 1us (-25)
Root distance: 44.981ms (max: 5s)
       Offset: -1.213ms
        Delay: 31.066ms
       Jitter: 2.116ms
 Packet count: 12
    Frequency: +12.345ppm
`;

let folder: string;
let clock: FakeClock;
let logger: RecordingLogger;
let service: TimeService;

beforeEach(async () => {
  folder = await tempDir();
  clock = new FakeClock();
  logger = new RecordingLogger();
  service = new TimeService(clock, logger, { PATH: folder, ROLLCALL_JOIN: 'a secret' });
});

/** A stand-in of the tool; keeps how and with what it was asked. */
async function tool(name: string, script: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho "$*" >>"$0.asked"\n/usr/bin/env >"$0.env"\n${script}\n`);
  await chmod(path, 0o755);
}

const saying = (text: string): string => `/bin/cat <<'END'\n${text}\nEND`;

async function read(): Promise<HostReading | undefined> {
  expect(['chrony', 'timesyncd', 'none', undefined]).toContain(service.latest?.source);
  await service.settled();
  return service.latest;
}

test('a host without either tool has none, and that is no trouble', async () => {
  expect(service.latest).toBeUndefined();
  expect(await read()).toEqual({ source: 'none', synchronised: false });
  expect(logger.lines).toEqual([]);
});

test('chrony that follows a server', async () => {
  await tool('chronyc', saying(TRACKING));
  const reading = await read();
  expect(reading).toMatchObject({ source: 'chrony', synchronised: true, server: '127.0.0.1' });
  expect(reading?.offsetMs).toBeCloseTo(-0.001749, 9);
  expect(reading?.errorMs).toBeCloseTo(0.001749 + 0.0042085 + 0.0023, 9);
  expect(await readFile(join(folder, 'chronyc.asked'), 'utf8')).toBe('-c tracking\n');
  expect(await readFile(join(folder, 'chronyc.env'), 'utf8')).not.toContain('secret');
});

test.each([
  ['itself alone', '7F7F0101,,8,1795948549.1,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,Normal'],
  ['nobody yet', '00000000,,0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0,Not synchronised'],
])('chrony that follows %s', async (_, line) => {
  await tool('chronyc', saying(line));
  expect(await read()).toEqual({ source: 'chrony', synchronised: false });
});

test('timesyncd is asked where chrony does not run', async () => {
  await tool('chronyc', 'echo "506 Cannot talk to daemon"; exit 1');
  await tool('timedatectl', saying(STATUS));
  const reading = await read();
  expect(reading).toMatchObject({ source: 'timesyncd', synchronised: true, server: '192.168.1.10' });
  expect(reading?.offsetMs).toBeCloseTo(-1.213, 9);
  expect(reading?.errorMs).toBeCloseTo(1.213 + 15.533 + 44.981, 9);
  expect(await readFile(join(folder, 'timedatectl.asked'), 'utf8')).toBe('--no-pager timesync-status\n');
  expect(logger.at('warn')).toEqual([]);
});

test.each([
  [
    'no answer yet',
    '       Server: 192.168.1.10 (ntp.lan)\nPoll interval: 32s (min: 32s; max 34min 8s)\n Packet count: 0',
  ],
  ['an alarm', STATUS.replace('normal', 'not synchronized')],
])('timesyncd with %s', async (_, text) => {
  await tool('timedatectl', saying(text));
  expect(await read()).toEqual({ source: 'timesyncd', synchronised: false });
});

test.each([
  ['fails', 'echo "System has not been booted with systemd as init system" >&2; exit 1'],
  ['says what nobody understands', 'echo "hello, world"'],
  ['says nothing', 'true'],
  ['says without end', 'exec /usr/bin/yes'],
  ['is killed', 'kill -9 $$'],
])('a tool that %s counts as none', async (_, script) => {
  await tool('chronyc', script);
  await tool('timedatectl', script);
  expect(await read()).toEqual({ source: 'none', synchronised: false });
});

test('a tool that hangs is ended after two seconds; the last answer stands meanwhile', async () => {
  await tool('chronyc', saying(TRACKING));
  const before = await read();
  await tool('chronyc', 'exec /bin/sleep 60');
  clock.advance(15 * 60_000);
  expect(service.latest).toEqual(before);
  await service.settled();
  expect(service.latest).toEqual({ source: 'none', synchronised: false });
});

test.each([
  ['that follows a server once in 15 minutes', saying(TRACKING), 15 * 60_000],
  [
    'that still looks for one every minute',
    saying(TRACKING.replace('7F000001,127.0.0.1', '00000000,')),
    60_000,
  ],
  ['that is not there once in 15 minutes', 'exit 1', 15 * 60_000],
])('it is asked, however often it is looked at: a service %s', async (_, script, pauseMs) => {
  const asked = (): Promise<string> => readFile(join(folder, 'chronyc.asked'), 'utf8');
  await tool('chronyc', script);
  await read();
  clock.advance(pauseMs - 1);
  await read();
  expect(await asked()).toBe('-c tracking\n');
  clock.advance(1);
  await read();
  expect(await asked()).toBe('-c tracking\n-c tracking\n');
});
