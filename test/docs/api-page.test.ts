import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Collection } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { World } from '../e2e/support/world.js';

const DEADLINE_MS = 120_000;
const page = await readFile('docs/api.md', 'utf8');
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
const MARK = '--- the next block ---';

/** Runs the blocks in one shell, as somebody does who copies them; ends at the first line that fails. */
async function typed({ dataDir, env }: World): Promise<string[]> {
  const script = ['set -e', ...blocks.map((block) => `${block}\necho '${MARK}'`)].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: dataDir,
    env: { PATH: process.env.PATH, ...env },
    timeout: DEADLINE_MS,
  });
  return stdout.split(`${MARK}\n`);
}

describeWith(['curl', 'ffmpeg'], 'the lines of docs/api.md', () => {
  let world: World;
  let demo: Rollcall;

  beforeAll(async () => {
    world = await World.make();
    demo = Rollcall.start(['demo'], { ...world.env });
    await demo.says('rollcall record --all', DEADLINE_MS);
    const { items } = await eventually('three cameras', async () => {
      const services = await world.get<Collection<Service>>('/services');
      return services.items.length === 3 ? services : undefined;
    });
    expect(items.map(({ id }) => id).sort()).toEqual(['cam-1', 'cam-2', 'cam-3']);
  }, DEADLINE_MS);

  afterAll(() => demo.end());

  test(
    'do what the page says, one after the other',
    async () => {
      const said = await typed(world);
      const after = (part: string): string => said[blocks.findIndex((block) => block.includes(part))] ?? '';
      expect(said).toHaveLength(blocks.length + 1);
      expect(after('/health/ready')).toContain('"status":"up"');
      expect(after('/events')).toContain('event: snapshot');
      expect(after('"reset"')).toContain('"height":480');
      expect(after('cam-2/close')).toContain('"status":"standing-by"');
      expect(after('"Take 1"')).toContain('"state":"saved"');
      expect(after('"Take 2"').match(/"ok":true/g)).toHaveLength(6);
      expect(after('/roster')).toContain('"missing":["left-9"]');
      expect(after('/cameras/nobody')).toContain('"code":"unknown-camera"');
    },
    DEADLINE_MS,
  );

  test('the document that is served is the one of the repository', async () => {
    const headers = { authorization: `Bearer ${await world.token()}` };
    const response = await fetch(`${world.origin}/api/openapi.json`, { headers });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.text()).toBe(await readFile('docs/openapi.json', 'utf8'));
    expect((await fetch(`${world.origin}/api/openapi.json`)).status).toBe(401);
  });
});
