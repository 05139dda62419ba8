import { stat } from 'node:fs/promises';
import { AgentRegister } from '#credentials/agent-register.js';
import { verifyBrokerToken } from '#credentials/broker-token.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { parseJoinToken } from '#credentials/join-token.js';
import { readOperatorKey } from '#credentials/operator-key.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import {
  AGENTS,
  DAY_MS,
  ENROLMENTS,
  TOKENS,
  enrolmentIn,
  refusalIn,
  JoiningLab,
} from '../support/joining-lab.js';

let lab: JoiningLab;

beforeEach(async () => {
  lab = await JoiningLab.start();
});
afterEach(() => lab.close());

test('a camera joins, and is given what it needs to sign in, to seal its cards and to know the operator', async () => {
  const { id: joinToken, token: text } = await lab.token();
  expect(parseJoinToken(text)?.fingerprint).toBe(lab.identity.fingerprint);
  const answer = await lab.agent('left-3').enrol(text);
  expect(answer.headers['cache-control']).toBe('no-store');
  const given = enrolmentIn(answer);
  const operator = await readOperatorKey(lab.broker.dataDir);
  expect(given).toMatchObject({
    id: 'left-3',
    operatorKey: operator?.text,
    cardKey: cardKeyOf(lab.broker.secret, 'left-3', given.enrolment),
    broker: { port: 8883, fingerprint: lab.identity.fingerprint },
  });
  expect(given.broker.host).toBeUndefined();
  expect(Date.parse(given.broker.expiresAt ?? '') - given.now).toBe(7 * DAY_MS);
  const key = operator?.publicKey;
  const claims = key && (await verifyBrokerToken(key, given.broker.password, given.now));
  expect(claims).toMatchObject({ user: 'left-3', clientId: 'left-3', enrolment: given.enrolment });
  const enrolledAt = expect.any(String) as string;
  expect(await lab.listed(AGENTS)).toEqual([
    { id: 'left-3', hostname: 'host-left-3', enrolledAt, joinToken },
  ]);
  expect(await lab.listed(TOKENS)).toMatchObject([{ id: joinToken, uses: 1, usesLeft: 0 }]);
});

test('who is enrolled stands in a file of this user alone, which the other parts read', async () => {
  const given = enrolmentIn(await lab.agent('left-3').enrol((await lab.token()).token));
  expect((await stat(lab.file)).mode & 0o777).toBe(0o600);
  const clock = new FakeClock();
  const register = new AgentRegister(lab.broker.dataDir, clock, silentLogger);
  await register.start();
  expect(register.enrolmentOf('left-3')).toBe(given.enrolment);
  expect((await lab.remove(AGENTS, 'left-3')).status).toBe(204);
  clock.advance(1000);
  await eventually('it is gone', () => register.enrolmentOf('left-3') === undefined);
  register.stop();
});

test('it renews what it was given, with its key, as long as it is enrolled', async () => {
  const [left, stranger] = [lab.agent('left-3'), lab.agent('left-3')];
  const { id, token: text } = await lab.token();
  const given = enrolmentIn(await left.enrol(text));
  lab.ahead = DAY_MS;
  const renewal = await left.renew(given);
  expect([renewal.status, renewal.headers['cache-control']]).toEqual([200, 'no-store']);
  const renewed = enrolmentIn(renewal);
  expect(renewed).toMatchObject({ enrolment: given.enrolment, cardKey: given.cardKey });
  expect(renewed.now).toBeGreaterThanOrEqual(given.now + DAY_MS);
  expect(Date.parse(renewed.broker.expiresAt ?? '') - renewed.now).toBe(7 * DAY_MS);
  expect(refusalIn(await stranger.renew(given))).toEqual([403, 'key-not-proven']);
  expect(refusalIn(await left.renew({ enrolment: 'another' }))).toEqual([401, 'agent-revoked']);
  expect((await lab.remove(AGENTS, 'left-3')).status).toBe(204);
  expect(refusalIn(await left.renew(given))).toEqual([401, 'agent-revoked']);
  expect(await lab.listed(AGENTS)).toEqual([]);
  expect((await lab.remove(AGENTS, 'left-3')).body.code).toBe('unknown-agent');
  expect((await lab.remove(TOKENS, id)).body.code).toBe('unknown-join-token');
});

test('revoking it ends the join token by which it came, however many more that would let in', async () => {
  const { token: text } = await lab.token({ uses: 10 });
  enrolmentIn(await lab.agent('left-3').enrol(text));
  await lab.remove(AGENTS, 'left-3');
  expect(await lab.listed(TOKENS)).toEqual([]);
  expect(refusalIn(await lab.agent('left-4').enrol(text))).toEqual([401, 'join-token-refused']);
});

test('it counts at once that one is revoked, and it is said where that could not be saved', async () => {
  const left = lab.agent('left-3');
  const given = enrolmentIn(await left.enrol((await lab.token()).token));
  await lab.blockFile();
  const { status, body } = await lab.remove(AGENTS, 'left-3');
  expect([status, body.code]).toEqual([500, 'internal']);
  expect(body.detail).toContain('so the broker still lets it in');
  expect(refusalIn(await left.renew(given))).toEqual([401, 'agent-revoked']);
});

test('a proof that was heard on one connection proves nothing on another', async () => {
  const left = lab.agent('left-3');
  const { token: text } = await lab.token();
  const [first, second] = [await left.connect(), await left.connect()];
  const heard = await left.request(text, first);
  expect(refusalIn(await left.send(second, ENROLMENTS, heard))).toEqual([403, 'key-not-proven']);
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 1 }]);
  const given = enrolmentIn(await left.send(first, ENROLMENTS, heard));
  const [third, fourth] = [await left.connect(), await left.connect()];
  const proof = await left.prove(third);
  const path = `${ENROLMENTS}/${given.enrolment}/renewal`;
  expect(refusalIn(await left.send(fourth, path, { proof }))).toEqual([403, 'key-not-proven']);
  expect((await left.send(third, path, { proof })).status).toBe(200);
});

test('a proof for another id, by another key, or of nothing is none', async () => {
  const left = lab.agent('left-3');
  const { token: text } = await lab.token();
  const socket = await left.connect();
  const right = await left.request(text, socket);
  const wrong = [
    { proof: await left.prove(socket, 'left-4') },
    { proof: await left.prove(socket, 'left-3', lab.agent('x').privateKey) },
    { key: lab.agent('x').key },
    { proof: 'nonsense' },
    { key: 'A'.repeat(122) },
  ];
  socket.destroy();
  for (const other of wrong) {
    const answer = await left.enrol(text, other);
    expect([other, ...refusalIn(answer)]).toEqual([other, 403, 'key-not-proven']);
  }
  expect((await left.enrol(text, { key: right.key?.slice(1) })).status).toBe(400);
  expect(await lab.listed(AGENTS)).toEqual([]);
  expect(await lab.listed(TOKENS)).toMatchObject([{ usesLeft: 1 }]);
});

test('nobody joins or renews by plain text, nor by TLS 1.2', async () => {
  const left = lab.agent('left-3');
  const { token: text } = await lab.token();
  const socket = await left.connect();
  const body = await left.request(text, socket);
  for (const [path, sent] of [
    [ENROLMENTS, body],
    [`${ENROLMENTS}/some-id/renewal`, { proof: body.proof }],
  ] as const) {
    expect(refusalIn(await left.overPlainText(path, sent))).toEqual([421, 'tls-needed']);
    expect(refusalIn(await left.overOldTls(path, sent))).toEqual([421, 'tls-needed']);
  }
  enrolmentIn(await left.send(socket, ENROLMENTS, body));
});
