import { gatherTimes } from '#api/domain/takes/certificate/gather-times.js';
import { FrameTimesFetcher } from '#api/adapters/media/frame-times-fetcher.js';
import { MediaPort } from '#api/adapters/media/media-port.js';
import { signTicket } from '#credentials/media-ticket.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { entryOf, takeOf } from '../support/true-take.js';
import { Lab, problemIn } from '../support/lab.js';
import { recordingOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

const PATH = '/cameras/cam-1/recordings/r1/times';
const TIMES = '# timecode format v2\n# source: sensor\n0.000\n33.333\n66.667\n';

let lab: Lab;
let agent: ScriptedAgent;

beforeEach(async () => {
  lab = await Lab.start();
  agent = await lab.camera('cam-1');
  agent.keep('r1', 1000, { name: 'walk' });
  answerWith(TIMES);
});

afterEach(() => lab.close());

function answerWith(text: string): void {
  agent.media.onTimes = (_, response) =>
    response
      .writeHead(200, { 'content-length': text.length, etag: '"v1"', 'content-type': 'text/html' })
      .end(text);
}

function media(): MediaPort {
  const { broker, api } = lab;
  const ticket = (camera: string, action: 'download' | 'list' | 'live' | 'still'): Promise<string> =>
    signTicket(broker.operatorKey.privateKey, { id: systemRandom.id(), camera, action }, Date.now());
  return new MediaPort(ticket, api.parts.cameras, systemClock, { connectMs: 2000, idleMs: 2000 }, false);
}

describe('the route', () => {
  test('passes them on as text, under the name of the film', async () => {
    const response = await lab.call('get', PATH).expect(200);
    expect(response.text).toBe(TIMES);
    expect(response.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(TIMES.length),
      etag: '"v1"',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers['content-disposition']).toContain(
      'filename="host-cam-1_2026-01-31_12-00-00Z_walk.pts"',
    );
    expect(agent.media.seen).toContain('GET /v1/recordings/r1/times');
  });

  test('tells what the agent refuses', async () => {
    agent.media.onTimes = undefined;
    expect(problemIn(await lab.call('get', PATH))).toEqual([404, 'unknown-recording']);
    expect(problemIn(await lab.call('get', '/cameras/cam-1/recordings/R!/times'))).toEqual([
      404,
      'unknown-recording',
    ]);
  });

  test('HEAD sends nothing', async () => {
    const response = await lab.call('head', PATH).expect(200);
    expect(response.headers['content-length']).toBe(String(TIMES.length));
    expect(agent.media.seen).toContain('HEAD /v1/recordings/r1/times');
  });
});

describe('the times of a take', () => {
  test('are read', async () => {
    const { sinceFirstMs } = await new FrameTimesFetcher(media()).times('cam-1', 'r1', 10);
    expect(Array.from(sinceFirstMs)).toEqual([0, 33.333, 66.667]);
  });

  test.each([
    ['too many frames', TIMES, 2, 'more than 2 frames'],
    ['another format', 'hello\n', 10, 'does not begin with'],
    ['more bytes than a film has', TIMES + '# x\n'.repeat(5_000_000), 10, 'longer than 16777216 bytes'],
  ])('are refused where the agent gives %s', async (_, text, most, why) => {
    answerWith(text);
    await expect(new FrameTimesFetcher(media()).times('cam-1', 'r1', most)).rejects.toMatchObject({
      code: 'camera-unreachable',
      message: expect.stringContaining(why) as string,
    });
  });

  test('are refused where the agent breaks them off', async () => {
    agent.media.onTimes = (_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(TIMES, () => response.destroy());
    };
    await expect(new FrameTimesFetcher(media()).times('cam-1', 'r1', 10)).rejects.toMatchObject({
      code: 'camera-unreachable',
    });
  });

  test('of a camera that is away, or too many, are left out', async () => {
    const film = recordingOf('cam-1', 'r1');
    const take = takeOf([
      entryOf('cam-1', [film, recordingOf('cam-1', 'r2', { frames: 1_000_001 })]),
      entryOf('nobody', [recordingOf('nobody', 'r3')]),
    ]);
    const { times, failures } = await gatherTimes(take, new FrameTimesFetcher(media()));
    expect([...times.keys()]).toEqual(['r1']);
    expect([...failures.keys()]).toEqual(['r3']);
    expect(failures.get('r3')).toMatchObject({ code: 'unknown-camera' });
  });
});
