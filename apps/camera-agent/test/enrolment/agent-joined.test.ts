import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { eventually } from '#testing/eventually.js';
import { LabApi, labBroker } from '../control/agent-lab.js';
import { ScriptedOperator } from './scripted-operator.js';
import { DEADLINE_MS, JoiningLab } from './joining-lab.js';

const lab = new JoiningLab();

describe('an agent that joined', () => {
  test('joins another operator where it is given a token of that one', async () => {
    const [agent, env] = await lab.joined();
    await agent.close();
    const otherBroker = await labBroker();
    const other = await ScriptedOperator.start(otherBroker);
    const otherApi = await LabApi.connect(otherBroker, ['agent.presence']);
    const moved = await lab.begin({
      ...env,
      ROLLCALL_MQTT_URL: otherBroker.url,
      ROLLCALL_JOIN: other.joinToken,
      ROLLCALL_OPERATOR: `127.0.0.1:${other.httpsPort}`,
    });
    await eventually(
      'it is at the other',
      () => otherApi.heard('agent.presence').at(-1)?.message?.state === 'ready',
      DEADLINE_MS,
    );
    await moved.close();
    await other.close();
  });

  test('renews its password in time, and the broker takes the new one', async () => {
    lab.operator.lifeMs = 8000;
    const [, env] = await lab.joined();
    const file = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1', 'enrolment.json');
    const before = await readFile(file, 'utf8');
    // The broker ends the connection with the password's life, and refuses what is tried then: so it is renewed.
    await eventually(
      'it was renewed',
      () => lab.operator.asked.some((path) => path.endsWith('/renewal')),
      DEADLINE_MS,
    );
    await eventually(
      'ready again',
      () => lab.states.filter((state) => state === 'ready').length >= 2,
      DEADLINE_MS,
    );
    expect(await readFile(file, 'utf8')).not.toBe(before);
  }, 60_000);

  test('that is revoked stops, keeps its films, and belongs to nobody', async () => {
    const [agent, env] = await lab.joined();
    const folder = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1');
    await writeFile(join(folder, 'schedule.json'), 'what it would go on with');
    lab.operator.refusal = new RollcallError('join-token-refused', 'It was revoked with the camera.');
    await lab.operator.revoke('cam-1');
    await eventually('it is gone from the broker', () => lab.states.at(-1) === 'lost', DEADLINE_MS);
    await eventually('it belongs to nobody', () => !agent.claimed, DEADLINE_MS);
    expect(agent.mediaPort).toBe(0);
    expect(lab.camera.calls).toEqual(['start', 'stop']);
    await eventually(
      'what it was given is gone',
      async () => !(await readdir(folder)).includes('enrolment.json'),
    );
    expect(await readdir(folder)).not.toContain('schedule.json');
  }, 60_000);

  test('does not start with a file that cannot be read', async () => {
    const [agent, env] = await lab.joined();
    await agent.close();
    const file = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1', 'enrolment.json');
    await writeFile(file, '{}');
    await expect(lab.begin(env)).rejects.toThrow(
      /enrolment\.json cannot be read .*restore it, or delete it and join anew/,
    );
  });
});
