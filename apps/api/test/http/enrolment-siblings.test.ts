import { AGENTS, TOKENS, enrolmentIn, refusalIn, JoiningLab } from '../support/joining-lab.js';

let lab: JoiningLab;

beforeEach(async () => {
  lab = await JoiningLab.start();
});
afterEach(() => lab.close());

const USED_UP = [401, 'join-token-refused'];

test('all cameras of a host join by one use, whichever comes first, and each has papers of its own', async () => {
  const { token: text } = await lab.token();
  const second = lab.agent('left-1');
  const first = second.sibling('left');
  const given = [enrolmentIn(await second.enrol(text)), enrolmentIn(await first.enrol(text))];
  enrolmentIn(await first.sibling('left-2').enrol(text));
  expect(new Set(given.flatMap(({ enrolment, cardKey }) => [enrolment, cardKey])).size).toBe(4);
  expect(await lab.listed(AGENTS)).toHaveLength(3);
  expect(await lab.listed(TOKENS)).toMatchObject([{ uses: 1, usesLeft: 0 }]);
});

test('of two that come at once one is asked to come again, and no second use is taken', async () => {
  const { token: text } = await lab.token({ uses: 2 });
  const first = lab.agent('left');
  const answers = await Promise.all([first.enrol(text), first.sibling('left-1').enrol(text)]);
  const late = answers.findIndex(({ status }) => status === 429);
  if (late !== -1) enrolmentIn(await (late === 0 ? first : first.sibling('left-1')).enrol(text));
  expect(await lab.listed(AGENTS)).toHaveLength(2);
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 1 }]);
});

test('another host, another token and an id of another kind take a use', async () => {
  const { token: text } = await lab.token();
  const first = lab.agent('left');
  enrolmentIn(await first.enrol(text));
  expect(refusalIn(await lab.agent('left-1').enrol(text))).toEqual(USED_UP);
  expect(refusalIn(await first.sibling('right').enrol(text))).toEqual(USED_UP);
  expect(refusalIn(await first.sibling('left-9').enrol(text))).toEqual(USED_UP);
  const other = await lab.token();
  enrolmentIn(await first.sibling('left-1').enrol(other.token));
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 0 }, { usesLeft: 0 }]);
});

test('a host has no more than eight cameras by one use', async () => {
  const { token: text } = await lab.token();
  const first = lab.agent('left');
  enrolmentIn(await first.enrol(text));
  for (const number of [1, 2, 3, 4, 5, 6, 7]) enrolmentIn(await first.sibling(`left-${number}`).enrol(text));
  expect(refusalIn(await first.sibling('left-1-1').enrol(text))).toEqual(USED_UP);
});

test('once a camera was revoked, its host brings no further one in', async () => {
  const { token: text } = await lab.token({ uses: 3 });
  const first = lab.agent('left');
  enrolmentIn(await first.enrol(text));
  await lab.remove(AGENTS, 'left');
  expect(refusalIn(await first.sibling('left-1').enrol(text))).toEqual(USED_UP);
});
