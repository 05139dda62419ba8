import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardNumbers } from '#camera-agent/adapters/host/card-numbers.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

describe('the numbers of announcements', () => {
  test('grow within a process and from one to the next, though the clock falls back', async () => {
    const folder = await tempDir();
    let last = -1;
    for (const back of [0, 0, 86_400_000]) {
      const clock = new FakeClock();
      clock.step(-back);
      const next = await cardNumbers(folder, clock, silentLogger);
      for (let i = 0; i < 3; i += 1) {
        const number = next();
        expect(number).toBeGreaterThan(last);
        last = number;
      }
    }
  });

  test('are those of the clock where the file cannot be read', async () => {
    const [folder, clock] = [await tempDir(), new FakeClock()];
    await writeFile(join(folder, 'card-number'), 'nonsense');
    expect((await cardNumbers(folder, clock, silentLogger))()).toBe(clock.now());
  });

  test('come also where they cannot be kept', async () => {
    const [folder, clock] = [join(await tempDir(), 'none'), new FakeClock()];
    expect((await cardNumbers(folder, clock, silentLogger))()).toBe(clock.now());
    await mkdir(folder);
  });
});
