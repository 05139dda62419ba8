import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardNumbers, localTrust } from '#camera-agent/adapters/host/local-trust.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

test('on the operator’s host an agent has what others are given', async () => {
  const [dataDir, folder] = [await tempDir(), await tempDir()];
  const secret = await loadOrCreateFleetSecret(dataDir);
  const trust = await localTrust('cam-1', dataDir, folder, new FakeClock(), silentLogger);
  const { publicKey } = await loadOrCreateOperatorKey(dataDir);
  expect(trust?.cardKey).toBe(cardKeyOf(secret, 'cam-1', 'local'));
  expect(trust?.operatorKey.equals(publicKey)).toBe(true);
});

test('elsewhere it has nothing', async () => {
  expect(
    await localTrust('cam-1', await tempDir(), await tempDir(), new FakeClock(), silentLogger),
  ).toBeUndefined();
});

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
