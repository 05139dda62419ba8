import { writeFile } from 'node:fs/promises';
import { AgentRegister } from '#credentials/agent-register.js';
import { cardKeyOf, sealOf } from '#credentials/card-seal.js';
import type { Card } from '#contracts/udp/messages.js';
import { enrolledAgentsFile } from '#credentials/enrolled-agent.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { FleetSeals } from '#discovery/adapters/seals/fleet-seals.js';
import { listFileText } from '#runtime/list-file.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { cardOf } from '../support/rules-lab.js';

test('knows the seals of local agents, and of those that joined while it looks', async () => {
  const dataDir = await tempDir();
  const [secret, clock] = [await loadOrCreateFleetSecret(dataDir), new FakeClock()];
  const register = new AgentRegister(dataDir, clock, silentLogger);
  await register.start();
  const seals = new FleetSeals(secret, register);
  const sealed = (enrolment: string): Card => {
    const card = cardOf('cam-1', { n: 1, at: ['10.0.0.5'] });
    return { ...card, token: sealOf(cardKeyOf(secret, 'cam-1', enrolment), 'pi', card) };
  };
  const known = (): boolean[] => ['local', 'e1'].map((each) => seals.isSealed('pi', sealed(each)));
  expect([seals.isEnrolled('cam-1'), ...known()]).toEqual([false, true, false]);
  const agent = {
    id: 'cam-1',
    enrolment: 'e1',
    hostname: 'pi',
    key: 'k'.repeat(122),
    enrolledAt: '2026-01-01T00:00:00.000Z',
  };
  await writeFile(enrolledAgentsFile(dataDir).path, listFileText([agent]));
  clock.advance(1000);
  await eventually('it is looked at', () => seals.isEnrolled('cam-1'));
  expect(known()).toEqual([false, true]);
  expect(seals.isSealed('other', sealed('e1'))).toBe(false);
  expect(seals.isSealed('pi', cardOf('cam-1'))).toBe(false);
  register.stop();
});
