import { eventually } from '#testing/eventually.js';
import type { MqttClient } from 'mqtt';
import { Lab, passwordOf, tokenNaming } from '../support/lab.js';

const PRESENCE = 'rollcall/v1/agent/cam/presence';
const STATE = 'rollcall/v1/agent/cam/state';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.open();
  lab.enrolled.set('cam', 'e1');
});

afterEach(() => lab.close());

async function enrolled(enrolment = 'e1', expiresAt = Date.now() + 60_000): Promise<MqttClient> {
  return lab.client('cam', { password: await passwordOf('cam', { enrolment, expiresAt }) });
}

test('a camera comes in by the enrolment that counts', async () => {
  expect((await enrolled()).connected).toBe(true);
  await lab.expectRefused({});
});

test.each([
  ['an earlier enrolment', 'e0', 'not-enrolled', 5],
  ['the enrolment of nobody', 'nobody', 'not-enrolled', 5],
])('%s is refused', async (_, enrolment, kind, code) => {
  await expect(enrolled(enrolment)).rejects.toMatchObject({ code });
  await lab.expectRefused({ [kind]: 1 });
});

test('a token that has expired is refused', async () => {
  await expect(enrolled('e1', Date.now() - 1000)).rejects.toMatchObject({ code: 4 });
  await lab.expectRefused({ 'wrong-password': 1 });
});

test('the token of a camera that is enrolled opens no other name, however it is called', async () => {
  lab.enrolled.set('cam-2', 'e1');
  const password = await passwordOf('cam', { enrolment: 'e1' });
  await expect(lab.client('cam-2', { password })).rejects.toMatchObject({ code: 4 });
  await expect(lab.client('@api', { password })).rejects.toMatchObject({ code: 4 });
  await lab.expectRefused({ 'wrong-password': 2 });
});

test('an operator’s part is never enrolled: its token says so or is refused', async () => {
  const password = await passwordOf('@api', { enrolment: 'e1' });
  await expect(lab.client('@api', { password })).rejects.toMatchObject({ code: 5 });
});

test('who is revoked is thrown out of the connection that it has; others stay', async () => {
  lab.enrolled.set('cam-2', 'e2');
  const revoked = await enrolled();
  const other = await lab.client('cam-2', { password: await passwordOf('cam-2', { enrolment: 'e2' }) });
  const api = await lab.client('@api');
  lab.enrolled.delete('cam');
  lab.review();
  await eventually('it is out', () => !revoked.connected);
  await other.publishAsync('rollcall/v1/agent/cam-2/presence', 'x', { qos: 1, retain: true });
  expect([other.connected, api.connected]).toEqual([true, true]);
  await expect(enrolled()).rejects.toMatchObject({ code: 5 });
  await lab.expectRefused({ 'not-enrolled': 2 });
});

test('its will is sent: the others learn that it is gone', async () => {
  const api = await lab.client('@api');
  const heard: string[] = [];
  api.on('message', (_, payload) => heard.push(payload.toString()));
  await api.subscribeAsync(PRESENCE, { qos: 1 });
  const will = { topic: PRESENCE, payload: Buffer.from('lost'), qos: 1 as const, retain: true };
  await lab.client('cam', { password: await passwordOf('cam', { enrolment: 'e1' }), will });
  lab.enrolled.delete('cam');
  lab.review();
  await eventually('the will', () => heard.includes('lost'));
});

test('who joins anew is let in, and the old token is not', async () => {
  const before = await enrolled();
  lab.enrolled.set('cam', 'e2');
  lab.review();
  await eventually('it is out', () => !before.connected);
  await expect(enrolled('e1')).rejects.toMatchObject({ code: 5 });
  expect((await enrolled('e2')).connected).toBe(true);
});

test('a connection ends when its token expires', async () => {
  const soon = Date.now() + 2000;
  const client = await enrolled('e1', soon);
  lab.review();
  expect(client.connected).toBe(true);
  await eventually('it is out', () => {
    lab.review();
    return !client.connected;
  });
  expect(Date.now()).toBeGreaterThanOrEqual(Math.floor(soon / 1000) * 1000);
  await lab.expectRefused({ expired: 1 });
});

describe('a token may name less than the map allows:', () => {
  const own = { permission: 'allow', action: 'publish', topic: PRESENCE, retain: true } as const;

  test('what it does not name is refused, for publications and wills', async () => {
    const password = await tokenNaming('cam', [own]);
    const client = await lab.client('cam', { password });
    await client.publishAsync(PRESENCE, 'x', { qos: 1, retain: true });
    const closed = new Promise((resolve) => client.once('close', () => resolve(undefined)));
    client.publish(STATE, 'x', { qos: 1, retain: true });
    await closed;
    const will = { topic: STATE, payload: Buffer.from('x'), qos: 1 as const, retain: true };
    await expect(lab.client('cam', { password, will })).rejects.toMatchObject({ code: 5 });
    await lab.expectRefused({ 'publish-denied': 2 });
  });

  test('and for subscriptions', async () => {
    const client = await lab.client('cam', { password: await tokenNaming('cam', [own]) });
    const commands = 'rollcall/v1/agent/cam/cmd/+';
    await expect(client.subscribeAsync(commands, { qos: 1 })).rejects.toThrow();
    await lab.expectRefused({ 'subscribe-denied': 1 });
  });

  test('and never more, even where the operator signed it', async () => {
    const greedy = { permission: 'allow', action: 'publish', topic: 'rollcall/v1/agent/+/presence' } as const;
    const client = await lab.client('cam', { password: await tokenNaming('cam', [greedy]) });
    const closed = new Promise((resolve) => client.once('close', () => resolve(undefined)));
    client.publish('rollcall/v1/agent/cam-2/presence', 'x', { qos: 1, retain: true });
    await closed;
    await lab.expectRefused({ 'publish-denied': 1 });
  });
});
