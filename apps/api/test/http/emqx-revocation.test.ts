import { EmqxStandIn } from '../support/emqx-stand-in.js';
import { AGENTS, TOKENS, enrolmentIn, refusalIn, JoiningLab } from '../support/joining-lab.js';

let lab: JoiningLab;
let emqx: EmqxStandIn;

beforeEach(async () => {
  emqx = await EmqxStandIn.start();
  lab = await JoiningLab.start();
  await lab.restartApi({ emqxAccess: emqx.access });
});
afterEach(async () => {
  await lab.close();
  await emqx.close();
});

async function joined(id: string): Promise<void> {
  enrolmentIn(await lab.agent(id).enrol((await lab.token()).token));
}

test('EMQX ends the connection of a camera that is revoked, and lets it in again when it joins anew', async () => {
  await joined('left-3');
  emqx.clients.add('left-3');
  expect((await lab.remove(AGENTS, 'left-3')).status).toBe(204);
  expect([[...emqx.clients], [...emqx.bans.keys()]]).toEqual([[], ['left-3']]);
  await joined('left-3');
  expect(emqx.bans.size).toBe(0);
});

test('a camera is revoked where EMQX cannot be told, and that is said', async () => {
  const left = lab.agent('left-3');
  const given = enrolmentIn(await left.enrol((await lab.token()).token));
  emqx.trouble = 500;
  const { status, body } = await lab.remove(AGENTS, 'left-3');
  expect([status, body.code]).toEqual([502, 'broker-not-told']);
  expect(body.detail).toContain('EMQX still lets it in');
  expect(refusalIn(await left.renew(given))).toEqual([401, 'agent-revoked']);
  expect(await lab.listed(AGENTS)).toEqual([]);
});

test('nobody joins whom EMQX would not let in, and nothing is used up', async () => {
  await joined('left-3');
  await lab.remove(AGENTS, 'left-3');
  const { token, id } = await lab.token();
  emqx.trouble = 401;
  expect(refusalIn(await lab.agent('left-3').enrol(token))).toEqual([502, 'broker-not-told']);
  expect(await lab.listed(AGENTS)).toEqual([]);
  expect(await lab.listed(TOKENS)).toMatchObject([{ id, usesLeft: 1 }]);
  expect(emqx.bans.has('left-3')).toBe(true);
});

test('who could not be saved as joined is shut out as before', async () => {
  await joined('left-3');
  await lab.remove(AGENTS, 'left-3');
  await lab.blockFile();
  const { token } = await lab.token();
  expect(refusalIn(await lab.agent('left-3').enrol(token))).toEqual([500, 'internal']);
  expect(emqx.bans.has('left-3')).toBe(true);
  expect(refusalIn(await lab.agent('left-4').enrol(token))).toEqual([500, 'internal']);
  expect(emqx.bans.has('left-4')).toBe(false);
});

test('the key of EMQX stands in no log', async () => {
  await joined('left-3');
  emqx.trouble = 500;
  await lab.remove(AGENTS, 'left-3');
  expect(lab.logged).toContain('EMQX still lets a camera in');
  expect(lab.logged).not.toContain('a-secret-that-only-tests-use');
});
