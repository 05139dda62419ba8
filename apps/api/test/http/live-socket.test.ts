import request from 'supertest';
import { eventually } from '#testing/eventually.js';
import { basic, bearer, call, cookieOf } from '../support/caller.js';
import { Lab, problemIn } from '../support/lab.js';
import { LiveAgent } from '../support/live-agent.js';
import { LiveClient } from '../support/live-client.js';
import { TOKEN } from '../support/test-api.js';

const MIB = 1024 * 1024;

let lab: Lab;
let one: LiveAgent;
let two: LiveAgent;

beforeEach(async () => {
  lab = await Lab.start();
  one = new LiveAgent(await lab.camera('cam-1'));
  two = new LiveAgent(await lab.camera('cam-2'));
});

afterEach(() => lab.close());

describe('many cameras over one connection', () => {
  test('each comes under its number, its init segment first, in the quality that was chosen', async () => {
    const client = await LiveClient.open(lab.api);
    client.choose('cam-1', 'full');
    client.choose('cam-2', 'keyframes');
    expect([await client.notice(0), await client.notice(1)]).toEqual([
      { type: 'camera', camera: 'cam-1', number: 0, quality: 'full' },
      { type: 'camera', camera: 'cam-2', number: 1, quality: 'keyframes' },
    ]);
    await Promise.all([one.asked(1), two.asked(1)]);
    expect([one.modes, two.modes]).toEqual([['full'], ['keyframes']]);
    one.give(1, true);
    one.give(2);
    two.give(9, true);
    await Promise.all([client.shows(0, 2), client.shows(1, 9)]);
    const first = { number: 0, init: false, keyFrame: true, gap: false, mark: 1 };
    const init = { number: 0, init: true, keyFrame: false, gap: false, mark: 'avc1'.charCodeAt(3) };
    expect(client.shown.filter(({ number }) => number === 0)).toEqual([
      init,
      first,
      { ...first, keyFrame: false, mark: 2 },
    ]);
    client.close();
  });

  test('another quality begins anew, and nothing comes of a camera that is paused', async () => {
    const client = await LiveClient.open(lab.api);
    client.choose('cam-1', 'full');
    await one.asked(1);
    one.give(1, true);
    await client.shows(0, 1);
    client.choose('cam-1', 'keyframes');
    await one.asked(2);
    one.give(2, true);
    await client.shows(0, 2);
    client.choose('cam-1', 'paused');
    expect(await client.notice(2)).toMatchObject({ number: 0, quality: 'paused' });
    await eventually('the agent is let go', () => one.open.length === 0);
    expect(client.marks(0)).toEqual([1, 2]);
    expect(client.shown.filter(({ init }) => init)).toHaveLength(2);
    client.close();
  });

  test('the picture is the one that players get, and a second client begins at its key frame', async () => {
    const first = await LiveClient.open(lab.api);
    first.choose('cam-1', 'full');
    await one.asked(1);
    for (const mark of [1, 2, 3]) one.give(mark, mark !== 3);
    await first.shows(0, 3);
    const second = await LiveClient.open(lab.api);
    second.choose('cam-1', 'full');
    await second.shows(0, 3);
    expect([second.marks(0), one.answers.length]).toEqual([[2, 3], 1]);
    for (const client of [first, second]) client.close();
    await eventually('the agent is let go', () => one.open.length === 0);
  });

  test('trouble is told, and the picture goes on by itself', async () => {
    const client = await LiveClient.open(lab.api);
    client.choose('cam-1', 'full');
    await one.asked(1);
    one.give(1, true);
    await client.shows(0, 1);
    one.breakOff();
    expect(await client.notice(1)).toMatchObject({
      type: 'trouble',
      camera: 'cam-1',
      number: 0,
      problem: { code: 'camera-unreachable', status: 502 },
    });
    await one.asked(2);
    one.give(2, true);
    await client.shows(0, 2);
    expect(client.shown.filter(({ init }) => init)).toHaveLength(1);
    client.close();
  });

  test('who does not read misses pictures up to a key frame and is told, and nobody else does', async () => {
    const [quick, slow] = await Promise.all([LiveClient.open(lab.api), LiveClient.open(lab.api)]);
    for (const client of [quick, slow]) client.choose('cam-1', 'full');
    await Promise.all([quick.notice(0), slow.notice(0), one.asked(1)]);
    slow.socket.pause();
    for (let mark = 1; mark <= 32; mark += 1) {
      one.give(mark, mark % 8 === 1, MIB);
      await quick.shows(0, mark);
    }
    slow.socket.resume();
    for (let mark = 33; !slow.shown.some(({ gap }) => gap); mark += 1) {
      one.give(mark, mark % 8 === 1, 1000);
      await quick.shows(0, mark);
      if (mark > 240) throw new Error('it never begins again');
    }
    const gaps = slow.shown.filter(({ gap }) => gap);
    expect(gaps.every(({ keyFrame, mark = 0 }) => keyFrame && mark % 8 === 1)).toBe(true);
    expect(slow.marks(0).length).toBeLessThan(32);
    expect(quick.shown.some(({ gap }) => gap)).toBe(false);
    for (const client of [quick, slow]) client.close();
  }, 60_000);
});

describe('what is refused', () => {
  test('to whom it is not for, before anything is opened', async () => {
    const refused = (headers: Record<string, string>) => LiveClient.refusal(lab.api, headers);
    expect(await refused({})).toEqual([401, 'unauthenticated']);
    expect(await refused(bearer('a-wrong-token-of-some-length'))).toEqual([401, 'unauthenticated']);
    expect(await refused(basic('any', TOKEN))).toEqual([401, 'unauthenticated']);
    expect(await refused({ ...lab.api.auth, origin: 'http://evil.example' })).toEqual([
      403,
      'foreign-origin',
    ]);
    expect(await refused({ ...lab.api.auth, host: 'evil.example' })).toEqual([421, 'foreign-host']);
    expect(problemIn(await request(lab.api.url).get('/api/v1/live').set(lab.api.auth))).toEqual([
      426,
      'upgrade-needed',
    ]);
  });

  test('to a page of another site that has the cookie', async () => {
    const cookie = cookieOf(await call(lab.api, 'POST', '/api/v1/session', {}, { token: TOKEN }));
    for (const more of [{ origin: 'http://127.0.0.1:1' }, { 'sec-fetch-site': 'cross-site' }])
      expect(await LiveClient.refusal(lab.api, { cookie, ...more })).toEqual([403, 'foreign-origin']);
    const client = await LiveClient.open(lab.api, { cookie, origin: lab.api.url });
    client.close();
  });

  test('a handshake that is none', async () => {
    const upgrade = { ...lab.api.auth, connection: 'upgrade', upgrade: 'websocket' };
    for (const version of ['13', '8']) {
      const headers = { ...upgrade, 'sec-websocket-version': version, 'sec-websocket-key': 'eA==' };
      const { status, body } = await call(lab.api, 'GET', '/api/v1/live', headers);
      expect([status, body.code]).toEqual([400, 'invalid-request']);
    }
  });

  test.each([
    ['no JSON', '{', 'invalid-request'],
    ['a quality that there is none of', '{"camera":"cam-1","quality":"best"}', 'invalid-request'],
    ['more than is read', '{"camera":"cam-1","quality":"full","rate":3}', 'invalid-request'],
    ['bytes', Buffer.from('{"camera":"cam-1","quality":"full"}'), 'invalid-request'],
    ['a camera that is nowhere', '{"camera":"cam-9","quality":"full"}', 'unknown-camera'],
  ])('%s is answered, and the connection goes on', async (_what, message, code) => {
    const client = await LiveClient.open(lab.api);
    client.socket.send(message);
    expect(await client.notice(0)).toMatchObject({ type: 'refused', problem: { code } });
    client.choose('cam-1', 'paused');
    expect(await client.notice(1)).toMatchObject({ type: 'camera', number: 0 });
    client.close();
  });

  test('a message that is too large ends its connection', async () => {
    const client = await LiveClient.open(lab.api);
    client.socket.send('x'.repeat(1025));
    expect(await client.gone()).toBe(1009);
    expect(lab.api.parts.refusals.counts.toJSON()['live-socket']).toBe(1);
  });
});

describe('it ends', () => {
  test('with the session that it was opened by', async () => {
    const cookie = cookieOf(await call(lab.api, 'POST', '/api/v1/session', {}, { token: TOKEN }));
    const origin = lab.api.url;
    const client = await LiveClient.open(lab.api, { cookie, origin });
    const other = await LiveClient.open(lab.api);
    client.choose('cam-1', 'full');
    await one.asked(1);
    await call(lab.api, 'DELETE', '/api/v1/session', { cookie, origin });
    expect(await client.gone()).toBe(1006);
    await eventually('the agent is let go', () => one.open.length === 0);
    expect(other.closed).toBeUndefined();
    other.close();
  });

  test('with the token', async () => {
    const { id, token } = await lab.api.parts.tokens.create('wall', 'viewer');
    const client = await LiveClient.open(lab.api, bearer(token));
    await lab.call('delete', `/api-tokens/${id}`).expect(204);
    expect(await client.gone()).toBe(1006);
  });

  test('with the API, in good order', async () => {
    const client = await LiveClient.open(lab.api);
    client.choose('cam-1', 'full');
    await one.asked(1);
    await lab.api.close();
    expect(await client.gone()).toBe(1001);
  });
});
