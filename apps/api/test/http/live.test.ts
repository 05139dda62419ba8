import { eventually } from '#testing/eventually.js';
import { basic } from '../support/caller.js';
import { Lab, problemIn } from '../support/lab.js';
import { LiveAgent } from '../support/live-agent.js';
import { Player } from '../support/player.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';
import { TOKEN } from '../support/test-api.js';

const PATH = '/cameras/cam-1/live';
const MIB = 1024 * 1024;

let lab: Lab;
let agent: ScriptedAgent;
let live: LiveAgent;

beforeEach(async () => {
  lab = await Lab.start();
  agent = await lab.camera('cam-1');
  live = new LiveAgent(agent);
});

afterEach(() => lab.close());

function play(query = '', headers: Record<string, string> = lab.api.auth): Promise<Player> {
  return Player.open(`${lab.api.url}/api/v1${PATH}${query}`, headers);
}

test('however many play a camera, its agent is asked once, and not any more a while after the last', async () => {
  const [first, second] = await Promise.all([play(), play('', basic('any', TOKEN))]);
  live.give(1, true);
  live.give(2);
  live.give(3, true);
  live.give(4);
  await Promise.all([first.shows(4), second.shows(4)]);
  const late = await play();
  await late.shows(4);
  expect([first.marks, second.marks, late.marks]).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [3, 4],
  ]);
  expect([first.inits.length, late.inits.length, live.answers.length]).toEqual([1, 1, 1]);
  expect(first.answer.headers).toMatchObject({
    'content-type': 'video/mp4',
    'cache-control': 'no-store',
    connection: 'close',
  });
  expect(first.answer.headers).not.toHaveProperty('transfer-encoding');
  for (const player of [first, second, late]) player.close();
  await eventually('the agent is let go', () => live.open.length === 0);
});

test('each mode is asked for by itself', async () => {
  const players = [await play(), await play('?mode=keyframes'), await play('?mode=full')];
  expect(live.modes).toEqual(['full', 'keyframes']);
  for (const player of players) player.close();
});

test('an agent that dies is asked again, and its players go on in the same stream', async () => {
  const player = await play();
  live.give(1, true);
  await player.shows(1);
  live.breakOff();
  await live.asked(2);
  live.give(2, true);
  await player.shows(2);
  live.breakOff();
  await live.asked(3);
  live.init('other');
  live.give(3, true);
  await player.shows(3);
  expect([player.marks, player.starts, player.inits.length]).toEqual([[1, 2, 3], [0, 3000, 6000], 2]);
  player.close();
});

test('what is no live picture is counted and asked for again', async () => {
  const player = await play();
  live.answers[0]?.write('this is no box, and will never become one');
  await live.asked(2);
  expect(lab.api.parts.refusals.counts.toJSON()['live-not-understood']).toBe(1);
  player.close();
});

test('a camera that is closed ends its players, and refuses those who come', async () => {
  const player = await play();
  live.give(1, true);
  await player.shows(1);
  agent.media.onLive = undefined;
  for (const answer of live.open) answer.end();
  await eventually('the end', () => player.end);
  expect(player.end).toBe('whole');
  expect(problemIn(await lab.call('get', PATH))).toEqual([409, 'camera-closed']);
  expect(problemIn(await lab.call('get', '/cameras/none/live'))).toEqual([404, 'unknown-camera']);
  expect(problemIn(await lab.call('get', `${PATH}?mode=fast`))).toEqual([400, 'invalid-request']);
  await agent.media.kill();
  expect(problemIn(await lab.call('get', PATH))).toEqual([502, 'camera-unreachable']);
});

test('who does not read misses pictures up to a key frame, and nobody else does', async () => {
  const [quick, slow] = await Promise.all([play(), play()]);
  slow.answer.pause();
  for (let mark = 1; mark <= 32; mark += 1) {
    live.give(mark, mark % 8 === 1, MIB);
    await quick.shows(mark);
  }
  expect(quick.marks).toHaveLength(32);
  slow.answer.resume();
  // What waited is still to come; then it begins again at a key frame.
  for (let mark = 33; slow.marks.at(-1) !== mark - 1; mark += 1) {
    live.give(mark, mark % 8 === 1, 1000);
    await quick.shows(mark);
    await eventually('the slow one has what waited', () => slow.answer.readableLength === 0);
    if (mark > 200) throw new Error('it never begins again');
  }
  const jumps = slow.marks.filter(
    (mark = 0, index) => index > 0 && mark !== (slow.marks[index - 1] ?? 0) + 1,
  );
  expect(jumps.length).toBeGreaterThan(0);
  expect(jumps.map((mark = 0) => mark % 8)).toEqual(jumps.map(() => 1));
  expect(slow.marks.length).toBeLessThan(32);
  for (const player of [quick, slow]) player.close();
}, 60_000);

test('the end of the API ends the players', async () => {
  const player = await play();
  await lab.api.close();
  await eventually('the end', () => player.end);
});
