import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { ScriptedAgent } from '../support/scripted-agent.js';
import { AGENTS, TOKENS, enrolmentIn, refusalIn, JoiningLab } from '../support/joining-lab.js';

let lab: JoiningLab;

beforeEach(async () => {
  lab = await JoiningLab.start();
});
afterEach(() => lab.close());

test('of two that come at once for one id one is let in, and keeps it', async () => {
  const { token: text } = await lab.token({ uses: 5 });
  const boards = [lab.agent('left-3'), lab.agent('left-3')];
  const asked = boards.map(async (board) => ({ board, answer: await board.enrol(text) }));
  const outcomes = await Promise.all(asked);
  const winners = outcomes.filter(({ answer }) => answer.status === 201);
  expect(winners).toHaveLength(1);
  for (const { board, answer } of winners) expect((await board.renew(enrolmentIn(answer))).status).toBe(200);
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 4 }]);
});

test('an id that is enrolled with another key is given away by a token that says so, and by no other', async () => {
  const [first, second] = [lab.agent('left-3'), lab.agent('left-3')];
  const given = enrolmentIn(await first.enrol((await lab.token()).token));
  const plain = await lab.token();
  const refused = await second.enrol(plain.token);
  expect(refusalIn(refused)).toEqual([409, 'agent-enrolled']);
  expect(refused.body.advice).toContain('rollcall agent revoke left-3');
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 0 }, { id: plain.id, usesLeft: 1 }]);
  const taken = enrolmentIn(await second.enrol((await lab.token({ replace: true })).token));
  expect(taken.enrolment).not.toBe(given.enrolment);
  expect(refusalIn(await first.renew(given))).toEqual([401, 'agent-revoked']);
  expect((await second.renew(taken)).status).toBe(200);
  expect(await lab.listed(AGENTS)).toHaveLength(1);
});

test('a camera that comes again with its key is let in, even by the token that it has used up', async () => {
  const left = lab.agent('left-3');
  const { token: text } = await lab.token();
  const now = systemClock.monotonic();
  lab.still = now;
  const first = enrolmentIn(await left.enrol(text));
  expect(refusalIn(await left.enrol(text))).toEqual([429, 'too-many']);
  // A bit more than the time it has to wait: fractions of a millisecond are rounded.
  lab.still = now + 2001;
  const again = enrolmentIn(await left.enrol(text));
  expect(again.enrolment).not.toBe(first.enrolment);
  expect(refusalIn(await left.renew(first))).toEqual([401, 'agent-revoked']);
  expect((await left.renew(again)).status).toBe(200);
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 0 }]);
});

test('nobody takes the id of a camera that is at the broker and never joined, until it has left', async () => {
  const local = await ScriptedAgent.start(lab.broker, 'cam-1');
  await eventually('it is seen', () => lab.api.parts.fleet.isAgentHere('cam-1'));
  const { token: text } = await lab.token({ replace: true });
  expect(refusalIn(await lab.agent('cam-1').enrol(text))).toEqual([409, 'id-in-use']);
  await local.close();
  await eventually('it has left', () => lab.api.parts.fleet.hasAgentLeft('cam-1'));
  enrolmentIn(await lab.agent('cam-1').enrol(text));
});

test('to revoke it takes back the token by which it came first, whatever it showed since', async () => {
  const left = lab.agent('left-3');
  const came = await lab.token({ uses: 5 });
  const other = await lab.token();
  const now = systemClock.monotonic();
  lab.still = now;
  enrolmentIn(await left.enrol(came.token));
  // A bit more than the time it has to wait: fractions of a millisecond are rounded.
  lab.still = now + 2001;
  enrolmentIn(await left.enrol(other.token));
  await lab.remove(AGENTS, 'left-3');
  expect(refusalIn(await left.enrol(came.token))).toEqual([401, 'join-token-refused']);
});

test('what a revoked camera left at the broker keeps nobody from its id', async () => {
  const taken = lab.agent('cam-1');
  enrolmentIn(await taken.enrol((await lab.token()).token));
  const ghost = await ScriptedAgent.start(lab.broker, 'cam-1');
  await eventually('it is seen', () => lab.api.parts.fleet.isAgentHere('cam-1'));
  await lab.remove(AGENTS, 'cam-1');
  enrolmentIn(await lab.agent('cam-1').enrol((await lab.token()).token));
  await ghost.close();
});

test('there are no more than 2,000', async () => {
  const { agentList } = lab.api.parts;
  const { key } = lab.agent('x');
  const enrolledAt = new Date().toISOString();
  const others = Array.from({ length: 2000 }, (_, i) => {
    return { id: `cam-${i}`, enrolment: `e-${i}`, hostname: 'pi', key, enrolledAt };
  });
  await Promise.all(others.map((other) => agentList.put(other)));
  const { token: text } = await lab.token();
  expect(refusalIn(await lab.agent('one-more').enrol(text))).toEqual([409, 'limit-reached']);
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 1 }]);
});
