import { X509Certificate } from 'node:crypto';
import type { NewInstallLine } from '#contracts/http/enrolment-views.js';
import { parseJoinToken } from '#credentials/join-token.js';
import { call, type Answer } from '../support/caller.js';
import { refusalIn, JoiningLab, TOKENS } from '../support/joining-lab.js';
import { startTestApi } from '../support/test-api.js';

const LINES = '/api/v1/install-lines';
const LINE =
  /^\{ echo 'JOIN=(RC1\.[\w-]+\.[\w-]+)'; curl -fsSk --pinnedpubkey 'sha256\/\/([A-Za-z0-9+/]{43}=)' (https:\S+) \|\| echo exit 1; \} \| sudo sh$/;

let lab: JoiningLab;

beforeEach(async () => {
  lab = await JoiningLab.start();
});
afterEach(() => lab.close());

const make = (wish: object = {}): Promise<Answer> => call(lab.api, 'POST', LINES, lab.api.auth, wish);
const parts = ({ body }: Answer): string[] =>
  LINE.exec((body as unknown as NewInstallLine).line)?.slice(1) ?? [];

test('a line holds a join token by which somebody may join, and the key that the operator shows', async () => {
  const answer = await make({ uses: 2 });
  expect(answer).toMatchObject({ status: 201, body: { uses: 2, nodeMissing: expect.any(Array) as unknown } });
  expect(answer.headers['cache-control']).toBe('no-store');
  const [token = '', pin, url] = parts(answer);
  expect(lab.api.parts.joinTokens.isGood(parseJoinToken(token)?.secret ?? '')).toBe(true);
  const spki = new X509Certificate(lab.identity.cert).publicKey.export({ type: 'spki', format: 'der' });
  expect(pin).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', spki)).toString('base64'));
  expect(url).toBe('https://127.0.0.1:8443/install/agent.sh');
  expect(await lab.listed(TOKENS)).toMatchObject([
    { id: answer.body.id, uses: 2, usesLeft: 2, replace: false },
  ]);
});

test.each([
  ['10.1.2.3', 'https://10.1.2.3:8443/install/agent.sh'],
  ['rig.local', 'https://rig.local:8443/install/agent.sh'],
  ['fd00::7', 'https://[fd00::7]:8443/install/agent.sh'],
])('it names another address, %s', async (host, url) => {
  expect(parts(await make({ host }))[2]).toBe(url);
});

test.each([
  { host: 'a;b' },
  { host: "x'y" },
  { host: 'https://x' },
  { host: 'a b' },
  { host: '' },
  { uses: 0 },
  { uses: 1001 },
])('%j makes none', async (wish) => {
  expect(refusalIn(await make(wish))).toEqual([400, 'invalid-request']);
  expect(await lab.listed(TOKENS)).toEqual([]);
});

test('it is told once', async () => {
  const headers = { ...lab.api.auth, 'idempotency-key': 'line-1' };
  expect((await call(lab.api, 'POST', LINES, headers, {})).status).toBe(201);
  expect(refusalIn(await call(lab.api, 'POST', LINES, headers, {}))).toEqual([409, 'told-once']);
});

test('where a Pi cannot come none is made, and it is said what to do', async () => {
  const closed = await startTestApi(lab.broker);
  const answer = await call(closed, 'POST', LINES, closed.auth, {});
  expect(refusalIn(answer)).toEqual([409, 'network-closed']);
  expect(answer.body.advice).toContain('Unset ROLLCALL_LISTEN');
  await closed.close();
  await lab.restartApi({ httpsPort: 0 });
  const unknown = await make();
  expect(refusalIn(unknown)).toEqual([409, 'network-closed']);
  expect(unknown.body.advice).toContain('ROLLCALL_HTTPS_PORT');
  expect(await lab.listed(TOKENS)).toEqual([]);
});
