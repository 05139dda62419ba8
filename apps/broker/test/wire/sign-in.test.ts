import { Lab, passwordOf } from '../support/lab.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.open();
});

afterEach(() => lab.close());

test.each([
  ['cam', 'cam'],
  ['@discovery', '@discovery'],
  ['@api', '@api-7f3a'],
])('%s signs in with the client id %s', async (user, clientId) => {
  const client = await lab.client(user, { clientId });
  expect(client.connected).toBe(true);
  await lab.expectRefused({});
});

test.each([
  ['a wrong password', 'cam', { password: 'wrong' }, 4, 'wrong-password'],
  ["another agent's password", 'cam', { password: await passwordOf('cam-2') }, 4, 'wrong-password'],
  ['an empty password', 'cam', { password: '' }, 4, 'wrong-password'],
  ["an agent's password for an operator", '@api', { password: await passwordOf('api') }, 4, 'wrong-password'],
  ['a user name that is # (CVE-2017-7650)', '#', { clientId: 'cam' }, 4, 'unknown-user'],
  ['a user name that is + (CVE-2017-7650)', '+', { clientId: 'cam' }, 4, 'unknown-user'],
  ['a user name with levels', 'cam/cmd', {}, 4, 'unknown-user'],
  ['an unknown operator', '@admin', {}, 4, 'unknown-user'],
  ['an empty user name', '', { clientId: 'cam' }, 4, 'unknown-user'],
  ['a client id that is # (CVE-2017-7650)', 'cam', { clientId: '#' }, 2, 'client-id'],
  ["another agent's client id", 'cam', { clientId: 'cam-2' }, 2, 'client-id'],
  ["an agent's client id for an operator", '@api', { clientId: 'cam' }, 2, 'client-id'],
  ['a session that outlives the connection', 'cam', { clean: false }, 5, 'persistent-session'],
  ['no keepalive', 'cam', { keepalive: 0 }, 5, 'keepalive'],
  ['a keepalive of an hour', 'cam', { keepalive: 3600 }, 5, 'keepalive'],
])('%s is refused', async (_, user, options, code, kind) => {
  await expect(lab.client(user, options)).rejects.toMatchObject({ code });
  await lab.expectRefused({ [kind]: 1 });
});

test('a client without user name and password is refused', async () => {
  const options = { username: undefined, password: undefined } as unknown as object;
  await expect(lab.client('cam', options)).rejects.toMatchObject({ code: 4 });
  await lab.expectRefused({ 'unknown-user': 1 });
});

test.each([
  ['of another agent', { topic: 'rollcall/v1/agent/cam-2/presence', retain: true }, 'publish-denied'],
  ['with a wildcard', { topic: 'rollcall/v1/agent/+/presence', retain: true }, 'publish-denied'],
  [
    'that is not retained where the topic is',
    { topic: 'rollcall/v1/agent/cam/presence', retain: false },
    'publish-retain',
  ],
  ['of QoS 2', { topic: 'rollcall/v1/agent/cam/presence', retain: true, qos: 2 as const }, 'publish-qos'],
])('a will to a topic %s is refused (CVE-2018-3778)', async (_, will, kind) => {
  const options = { will: { qos: 1 as const, payload: Buffer.from('lost'), ...will } };
  await expect(lab.client('cam', options)).rejects.toMatchObject({ code: 5 });
  await lab.expectRefused({ [kind]: 1 });
});

test('MQTT 5 is refused with the code for it', async () => {
  await expect(lab.client('cam', { protocolVersion: 5 })).rejects.toMatchObject({ code: 1 });
  await lab.expectRefused({ malformed: 1 });
});

test('a refusal does not touch the client that has the id', async () => {
  const honest = await lab.client('cam');
  await expect(lab.client('cam', { password: 'wrong' })).rejects.toThrow();
  await honest.publishAsync('rollcall/v1/agent/cam/presence', 'x', { qos: 1, retain: true });
  expect(honest.connected).toBe(true);
});

test('refusals are logged with who and why, once a second for each kind', async () => {
  for (let i = 0; i < 5; i += 1) await expect(lab.client('cam', { password: 'wrong' })).rejects.toThrow();
  await lab.expectRefused({ 'wrong-password': 5 });
  const lines = lab.logger.at('warn');
  expect(lines.length).toBeLessThan(5);
  const why = 'the password is no token of the operator for cam';
  expect(lines[0]?.facts).toEqual({
    kind: 'wrong-password',
    address: '127.0.0.1',
    client: 'cam',
    why,
    soFar: 1,
  });
});

test('a line feed in a user name begins no line of the log (CVE-2026-35515)', async () => {
  await expect(lab.client('cam\n{"level":30}', { clientId: 'cam' })).rejects.toMatchObject({ code: 4 });
  await lab.expectRefused({ 'unknown-user': 1 });
  const [line] = lab.logger.at('warn');
  expect(line?.facts.why).toBe(String.raw`nobody is called "cam\n{\"level\":30}"`);
});

test('no password is logged', async () => {
  const password = 'a-guess-at-the-password';
  await expect(lab.client('cam', { password })).rejects.toThrow();
  await lab.expectRefused({ 'wrong-password': 1 });
  expect(JSON.stringify(lab.logger.lines)).not.toContain(password);
});
