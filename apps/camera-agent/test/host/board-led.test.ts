import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BoardLed } from '#camera-agent/adapters/host/board-led.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

let leds: string;
let clock: FakeClock;
let led: BoardLed;

beforeEach(async () => {
  leds = await tempDir();
  clock = new FakeClock();
  led = new BoardLed(clock, silentLogger, leds);
});

async function light(name: string, triggers: string, brightness = '1'): Promise<void> {
  await mkdir(join(leds, name), { recursive: true });
  await writeFile(join(leds, name, 'trigger'), triggers);
  await writeFile(join(leds, name, 'brightness'), `${brightness}\n`);
}

/** Trigger and brightness, as the kernel would have been told last. */
async function told(name: string): Promise<string> {
  const read = (file: string): Promise<string> => readFile(join(leds, name, file), 'utf8');
  return `${await read('trigger')} ${(await read('brightness')).trim()}`;
}

/** The kernel shows all triggers, the one that it was told last in brackets. */
async function shown(name: string, triggers: string): Promise<void> {
  const file = join(leds, name, 'trigger');
  const last = await readFile(file, 'utf8');
  await writeFile(file, triggers.replace(last, `[${last}]`));
}

async function becomes(name: string, expected: string): Promise<void> {
  await eventually(`${name} is told ${expected}`, async () => (await told(name)) === expected);
}

test('the activity light blinks for as long as asked, then shows activity again', async () => {
  await light('ACT', 'none rc-feedback [mmc0] timer heartbeat');
  await light('PWR', 'none [default-on] timer');
  expect(await led.blink(5000)).toBe(true);
  expect(await told('ACT')).toBe('timer 1');
  expect(await told('PWR')).toBe('none [default-on] timer 1');
  clock.advance(4999);
  expect(await told('ACT')).toBe('timer 1');
  clock.advance(1);
  await becomes('ACT', 'mmc0 1');
});

test('asked again it goes on, and knows how the light was before the first time', async () => {
  await light('ACT', 'none [mmc0] timer');
  await led.blink(5000);
  clock.advance(4000);
  expect(await led.blink(5000)).toBe(true);
  clock.advance(4000);
  expect(await told('ACT')).toBe('timer 1');
  clock.advance(1000);
  await becomes('ACT', 'mmc0 1');
});

test('of two that have it at once neither takes the blinking for how it was before', async () => {
  await light('ACT', 'none [mmc0] timer');
  const other = new BoardLed(clock, silentLogger, leds);
  await led.blink(2000);
  await shown('ACT', 'none mmc0 timer');
  expect(await other.blink(5000)).toBe(true);
  clock.advance(2000);
  await becomes('ACT', 'mmc0 1');
  clock.advance(3000);
  await other.close();
  expect(await told('ACT')).toBe('mmc0 1');
});

test.each([
  ['ACT', 'none mmc0 [timer]', 'mmc0 1'],
  ['PWR', 'none mmc0 default-on [timer]', 'default-on 1'],
  ['led0', 'none cpu [heartbeat]', 'none 1'],
  // Somebody has chosen it: this is not how it blinks here.
  ['ACT', 'none mmc0 timer [heartbeat]', 'heartbeat 1'],
])('%s that a crash left as %j shows %j afterwards', async (name, triggers, after) => {
  await light(name, triggers);
  expect(await led.blink(1000)).toBe(true);
  await led.close();
  expect(await told(name)).toBe(after);
});

test('a light that somebody steers by hand gets its brightness back', async () => {
  await light('led0', '[none] timer', '255');
  await led.blink(1000);
  await writeFile(join(leds, 'led0/brightness'), '0');
  await led.close();
  expect(await told('led0')).toBe('none 255');
});

test('at the end of the agent the light is as it was', async () => {
  await light('ACT', 'none [mmc0] heartbeat');
  await led.blink(60_000);
  expect(await told('ACT')).toBe('heartbeat 1');
  await led.close();
  expect(await told('ACT')).toBe('mmc0 1');
});

test('a light that may not be used is left for the next one', async () => {
  await mkdir(join(leds, 'ACT/trigger'), { recursive: true });
  await light('PWR', 'none [default-on] timer');
  expect(await led.blink(1000)).toBe(true);
  expect(await told('PWR')).toBe('timer 1');
});

test('a board without a light that can blink says so', async () => {
  expect(await led.blink(1000)).toBe(false);
  await light('ACT', 'none [mmc0] cpu');
  expect(await led.blink(1000)).toBe(false);
  expect(await told('ACT')).toBe('none [mmc0] cpu 1');
  await led.close();
});
