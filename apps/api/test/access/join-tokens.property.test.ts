import fc from 'fast-check';
import { join } from 'node:path';
import { JOIN_TOKEN_MS, JoinTokens } from '#api/adapters/access/join-tokens.js';
import { StoredJoinToken } from '#api/adapters/access/stored-join-token.js';
import { KeptList } from '#api/adapters/fs/kept-list.js';
import { parseJoinToken } from '#credentials/join-token.js';
import { systemRandom } from '#runtime/system-random.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';

const fingerprint = 'f'.repeat(43);

class Tokens {
  readonly clock = new FakeClock();
  made = this.open();

  constructor(private readonly path: string) {}

  async restart(): Promise<void> {
    this.made = this.open();
    await this.made.list.load();
  }

  private open(): { list: KeptList<StoredJoinToken>; tokens: JoinTokens } {
    const type = StoredJoinToken;
    const { path, clock } = this;
    const list = new KeptList<StoredJoinToken>({ path, type, keyOf: ({ id }) => id, what: 'join tokens' });
    const place = () => ({ fingerprint, broker: { port: 1, fingerprint } });
    return { list, tokens: new JoinTokens(list, place, clock, systemRandom) };
  }
}

/** What one caller gets of some that come at once. */
async function useOnce({ tokens }: Tokens['made'], secret: string): Promise<string> {
  try {
    return (await tokens.use(secret)).id;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

type Step = (world: World) => Promise<void> | void;

/** The tokens, and what should come of them. */
class World {
  private left: number;
  private age = 0;

  private constructor(
    private readonly tokens: Tokens,
    private readonly id: string,
    private readonly secret: string,
    private readonly uses: number,
  ) {
    this.left = uses;
  }

  static async make(path: string, uses: number): Promise<World> {
    const tokens = new Tokens(path);
    const { id, token } = await tokens.made.tokens.create({ uses });
    return new World(tokens, id, parseJoinToken(token)?.secret ?? '', uses);
  }

  async use(atOnce: number): Promise<void> {
    const { made } = this.tokens;
    const got = await Promise.all(Array.from({ length: atOnce }, () => useOnce(made, this.secret)));
    const expected = this.age < JOIN_TOKEN_MS ? Math.min(this.left, atOnce) : 0;
    expect(got.filter((what) => what === this.id)).toHaveLength(expected);
    expect(got.filter((what) => what === 'join-token-refused')).toHaveLength(atOnce - expected);
    this.left -= expected;
  }

  async giveBack(): Promise<void> {
    this.left = Math.min(this.uses, this.left + 1);
    await this.tokens.made.tokens.giveBack(this.id);
  }

  wait(ms: number): void {
    this.age += ms;
    this.tokens.clock.advance(ms);
  }

  restart(): Promise<void> {
    return this.tokens.restart();
  }
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map(
    (atOnce): Step =>
      (world) =>
        world.use(atOnce),
  ),
  fc.constant<Step>((world) => world.giveBack()),
  fc.constant<Step>((world) => world.restart()),
  fc.integer({ min: 0, max: JOIN_TOKEN_MS / 3 }).map(
    (ms): Step =>
      (world) =>
        world.wait(ms),
  ),
);

test('whatever comes at once, is given back or restarted, it lets in as many as it may, and none after a day', async () => {
  const folder = await tempDir();
  let runs = 0;
  const uses = fc.integer({ min: 1, max: 5 });
  await fc.assert(
    fc.asyncProperty(uses, fc.array(step, { maxLength: 12 }), async (uses, steps) => {
      const world = await World.make(join(folder, `${runs++}.json`), uses);
      for (const each of steps) await each(world);
    }),
    { numRuns: 40 },
  );
});
