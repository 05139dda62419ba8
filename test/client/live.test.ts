import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { Lab } from '../../apps/api/test/support/lab.js';
import { LiveAgent } from '../../apps/api/test/support/live-agent.js';
import { TOKEN } from '../../apps/api/test/support/test-api.js';
import { Rollcall, type LiveConnection, type LiveListener } from '#client/index.js';

let lab: Lab;
let live: LiveConnection;
let clock: FakeClock;

beforeAll(async () => {
  lab = await Lab.start();
});

afterAll(() => lab.close());

beforeEach(() => {
  clock = new FakeClock();
  live = new Rollcall({ url: lab.api.url, token: TOKEN, tools: { clock } }).live();
});

afterEach(() => live.close());

/** A camera of a test's own: one that was watched is let go only seconds later. */
async function camera(id: string): Promise<LiveAgent> {
  return new LiveAgent(await lab.camera(id));
}

/** Keeps what a tile is given: `init`, the last byte of each fragment, the codes of troubles. */
class Screen implements LiveListener {
  readonly seen: (number | string | undefined)[] = [];

  init(): void {
    this.seen.push('init');
  }

  fragment(bytes: Uint8Array): void {
    this.seen.push(bytes.at(-1));
  }

  trouble({ code }: { code: string }): void {
    this.seen.push(code);
  }

  async sees(...seen: (number | string)[]): Promise<void> {
    await eventually(
      `${seen.join()} on the screen, where ${this.seen.join()} is`,
      () => this.seen.join() === seen.join(),
    );
  }
}

test('many tiles over one connection, each in the quality that was chosen', async () => {
  const [one, two] = [await camera('many-1'), await camera('many-2')];
  const screens = [new Screen(), new Screen()] as const;
  live.show('many-1', 'full', screens[0]);
  const tile = live.show('many-2', 'keyframes', screens[1]);
  expect(() => live.show('many-1', 'full', new Screen())).toThrow(RangeError);
  await Promise.all([one.asked(1), two.asked(1)]);
  expect([one.modes, two.modes]).toEqual([['full'], ['keyframes']]);
  one.give(1, true);
  one.give(2);
  two.give(9, true);
  await Promise.all([screens[0].sees('init', 1, 2), screens[1].sees('init', 9)]);
  tile.choose('paused');
  tile.choose('full');
  await two.asked(2);
  two.give(10, true);
  await screens[1].sees('init', 9, 'init', 10);
});

test('a connection that breaks is made again, and the picture begins anew', async () => {
  const one = await camera('again');
  const screen = new Screen();
  live.show('again', 'full', screen);
  await one.asked(1);
  one.give(1, true);
  await screen.sees('init', 1);
  const states: string[] = [];
  live.subscribe(({ state }) => states.push(state));
  lab.api.parts.sockets.stop();
  await eventually('it is broken', () => live.connection.state === 'broken');
  clock.advance(10_000);
  await screen.sees('init', 1, 'init', 1);
  expect(states).toEqual(['broken', 'live']);
});

test('silence is asked about, and the connection ended where nobody answers', async () => {
  const screen = new Screen();
  live.show('nobody', 'full', screen);
  await screen.sees('unknown-camera');
  clock.advance(10_000);
  await screen.sees('unknown-camera', 'unknown-camera');
  clock.advance(15_000);
  expect(live.connection.state).toBe('live');
  await screen.sees('unknown-camera', 'unknown-camera', 'unknown-camera');
  clock.advance(20_000);
  await eventually('it is broken', () => live.connection.state === 'broken');
});

test('a camera that there is none of is told of, and the others go on', async () => {
  const one = await camera('other');
  const screens = [new Screen(), new Screen()] as const;
  const tile = live.show('nobody', 'full', screens[0]);
  live.show('other', 'full', screens[1]);
  await screens[0].sees('unknown-camera');
  tile.close();
  await one.asked(1);
  one.give(1, true);
  await screens[1].sees('init', 1);
});

test('a token that is refused ends it', async () => {
  const refused = new Rollcall({ url: lab.api.url, token: 'another-token-of-24-or-more' }).live();
  await eventually('it is refused', () => refused.connection.state === 'refused');
  expect(refused.connection).toMatchObject({ error: { code: 'unauthenticated', status: 401 } });
  refused.close();
});
