import { credentialOf } from '#credentials/credential.js';
import { EnrolmentPapers } from '#api/adapters/access/enrolment-papers.js';
import { joinPlace } from '#api/adapters/access/join-place.js';
import { call } from '../support/caller.js';
import { AGENTS, DAY_MS, TOKENS, enrolmentIn, refusalIn, JoiningLab } from '../support/joining-lab.js';
import { startTestApi } from '../support/test-api.js';

let lab: JoiningLab;

beforeEach(async () => {
  lab = await JoiningLab.start();
});
afterEach(() => lab.close());

test('a join token that is unknown, used up, revoked or too old lets nobody in', async () => {
  const [used, revoked, old] = [await lab.token(), await lab.token(), await lab.token()];
  enrolmentIn(await lab.agent('left-1').enrol(used.token));
  await lab.remove(TOKENS, revoked.id);
  const unknown = `${old.token.slice(0, -43)}${'A'.repeat(43)}`;
  const refused = async (text: string): Promise<void> => {
    const answer = await lab.agent('left-2').enrol(text);
    expect(refusalIn(answer)).toEqual([401, 'join-token-refused']);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="rollcall"');
  };
  for (const text of [used.token, revoked.token, unknown]) await refused(text);
  lab.ahead = DAY_MS - 60_000;
  expect(await lab.listed(TOKENS)).toHaveLength(2);
  lab.ahead = DAY_MS;
  await refused(old.token);
  expect(await lab.listed(TOKENS)).toEqual([]);
  expect(await lab.listed(AGENTS)).toMatchObject([{ id: 'left-1' }]);
});

test('wrong join tokens are counted by address, and a right one still lets in', async () => {
  const { token: text } = await lab.token();
  const wrong = `${text.slice(0, -43)}${'A'.repeat(43)}`;
  // Nothing is forgotten meanwhile, however slow this machine is.
  lab.still = performance.now();
  const codes: unknown[] = [];
  for (let i = 0; i < 22; i++) codes.push((await lab.agent('left-3').enrol(wrong)).body.code);
  const [refused, blocked] = [Array<string>(20).fill('join-token-refused'), ['too-many', 'too-many']];
  expect(codes).toEqual([...refused, ...blocked]);
  expect((await call(lab.api, 'POST', '/api/v1/session', {}, { token: 'wrong' })).body.code).toBe('too-many');
  enrolmentIn(await lab.agent('left-3').enrol(text));
});

test('of two that come at once for the last use one is let in', async () => {
  const { token: text } = await lab.token();
  const answers = await Promise.all(['left-1', 'left-2'].map((id) => lab.agent(id).enrol(text)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  expect(await lab.listed(AGENTS)).toHaveLength(1);
});

test('a use is given back where the camera could not be saved', async () => {
  const { token: text } = await lab.token();
  await lab.blockFile();
  expect(refusalIn(await lab.agent('left-3').enrol(text))).toEqual([500, 'internal']);
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 1 }]);
  expect(await lab.listed(AGENTS)).toEqual([]);
});

test('they are there after a restart, and so are the tokens', async () => {
  const left = lab.agent('left-3');
  const { token: text } = await lab.token({ uses: 2 });
  const given = enrolmentIn(await left.enrol(text));
  await lab.restartApi();
  expect((await left.renew(given)).status).toBe(200);
  enrolmentIn(await lab.agent('left-4').enrol(text));
  expect(refusalIn(await lab.agent('left-5').enrol(text))).toEqual([401, 'join-token-refused']);
});

test('there are no more than 256, and those that are too old make room', async () => {
  const { joinTokens } = lab.api.parts;
  await Promise.all(Array.from({ length: 256 }, () => joinTokens.create({})));
  const more = await call(lab.api, 'POST', TOKENS, lab.api.auth, {});
  expect(refusalIn(more)).toEqual([409, 'limit-reached']);
  lab.ahead = DAY_MS;
  await lab.token();
  expect(lab.api.parts.joinTokenList.size).toBe(1);
});

test.each([{ uses: 0 }, { uses: 1001 }, { uses: 1.5 }, { replace: 'yes' }, { role: 'admin' }])(
  '%j makes none',
  async (wish) => {
    expect((await call(lab.api, 'POST', TOKENS, lab.api.auth, wish)).status).toBe(400);
  },
);

test('where nothing is open to the network none is made, and it is said what to do', async () => {
  const closed = await startTestApi(lab.broker);
  const { status, body } = await call(closed, 'POST', TOKENS, closed.auth, {});
  expect([status, body.code]).toEqual([409, 'network-closed']);
  expect(body.advice).toContain('Unset ROLLCALL_LISTEN');
  await closed.close();
});

test('for a broker that knows no tokens a camera is given a password that does not expire', async () => {
  await lab.restartApi({ brokerLogin: 'password' });
  const { broker } = enrolmentIn(await lab.agent('left-3').enrol((await lab.token()).token));
  expect(broker).toEqual({
    port: 8883,
    fingerprint: lab.identity.fingerprint,
    password: credentialOf(lab.broker.secret, 'left-3'),
  });
});

test('a broker elsewhere is named with its own certificate', async () => {
  const fingerprint = 'b'.repeat(43);
  const place = joinPlace({
    fingerprint: lab.identity.fingerprint,
    mqttUrl: `mqtts://192.168.1.10:8000#${fingerprint}`,
    mqttsPort: 8883,
  });
  const papers = new EnrolmentPapers({ ...lab.api.parts, place: () => place });
  const { broker } = await papers.of({ id: 'left-3', enrolment: 'e-1' });
  expect(broker).toMatchObject({ host: '192.168.1.10', port: 8000, fingerprint });
});

test('a camera is not let in by a token that is revoked while it joins', async () => {
  const { joinTokens } = lab.api.parts;
  const { token: text } = await lab.token();
  const use = joinTokens.use.bind(joinTokens);
  joinTokens.use = async (secret) => {
    const used = await use(secret);
    await joinTokens.revoke(used.id);
    return used;
  };
  expect(refusalIn(await lab.agent('left-3').enrol(text))).toEqual([401, 'join-token-refused']);
  expect(await lab.listed(AGENTS)).toEqual([]);
});
