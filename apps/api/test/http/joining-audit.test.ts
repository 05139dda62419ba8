import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { call } from '../support/caller.js';
import { AGENTS, ENROLMENTS, TOKENS, enrolmentIn, JoiningLab } from '../support/joining-lab.js';

let lab: JoiningLab;

beforeEach(async () => {
  lab = await JoiningLab.start();
});
afterEach(() => lab.close());

test('the audit names camera and token, and neither it nor the log nor a list knows a secret', async () => {
  const left = lab.agent('left-3');
  const { id: joinToken, token: text } = await lab.token();
  const secret = text.slice(-43);
  const socket = await left.connect();
  const request = await left.request(text, socket);
  const given = enrolmentIn(await left.send(socket, ENROLMENTS, request));
  enrolmentIn(await left.renew(given));
  await lab.agent('left-4').enrol(text);
  await lab.agent('left-3').enrol(text);
  await left.overPlainText(ENROLMENTS, request);
  await left.enrol(`${text.slice(0, -43)}${'A'.repeat(43)}`);
  const { body, text: audit } = await call(lab.api, 'GET', '/api/v1/audit', lab.api.auth);
  const lines = (body.items as object[]).reverse().slice(1);
  const [enrolment, renewal] = [
    { method: 'POST', route: ENROLMENTS },
    { method: 'POST', route: `${ENROLMENTS}/:enrolment/renewal` },
  ];
  expect(lines).toMatchObject([
    { ...enrolment, status: 201, camera: 'left-3', joinToken },
    { ...renewal, status: 200, camera: 'left-3' },
    { ...enrolment, status: 401, camera: 'left-4', joinToken, reason: 'join-token-refused' },
    { ...enrolment, status: 409, camera: 'left-3', joinToken, reason: 'agent-enrolled' },
    { ...enrolment, status: 421, camera: 'left-3', reason: 'tls-needed' },
    { ...enrolment, status: 401, camera: 'left-3', reason: 'join-token-refused' },
  ]);
  expect(lines[5]).not.toHaveProperty('joinToken');
  expect(lab.logged).toContain('A camera joined');
  const kept = await Promise.all(
    [lab.file, join(lab.api.parts.folder, 'join-tokens.json')].map((path) => readFile(path, 'utf8')),
  );
  const lists = JSON.stringify([await lab.listed(TOKENS), await lab.listed(AGENTS)]);
  const { proof = '' } = request;
  for (const known of [secret, proof, given.broker.password, given.cardKey])
    for (const place of [audit, lab.logged, lists, ...kept]) expect(place.includes(known)).toBe(false);
  expect((await stat(join(lab.api.parts.folder, 'join-tokens.json'))).mode & 0o777).toBe(0o600);
});
