import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL } from '#credentials/broker-token.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { API_USER, credentialOf, DISCOVERY_USER } from '#credentials/credential.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { Rollcall } from '#testing/rollcall.js';
import { processesOf } from './support/processes.js';
import { World } from './support/world.js';

const DEADLINE_MS = 60_000;
const CAMERAS = ['cam-1', 'cam-2', 'cam-3'];
/** A JWT, as a ticket is. */
const TICKET = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

/** Every secret of an operator, by its name. */
async function secretsOf(dataDir: string): Promise<Map<string, string>> {
  const read = async (name: string): Promise<string> => (await readFile(join(dataDir, name), 'utf8')).trim();
  const fleet = await read('fleet-secret');
  const { key } = await loadOrCreateTlsIdentity(dataDir);
  const users = [API_USER, DISCOVERY_USER, ...CAMERAS];
  return new Map([
    ['admin token', await read('admin-token')],
    ['fleet secret', fleet],
    ['private key', key.split('\n')[1] ?? key],
    ['signing key', (await read('operator-key.pem')).split('\n')[1] ?? ''],
    ...users.map((user) => [`password of ${user}`, credentialOf(fleet, user)] as const),
    ...CAMERAS.map((id) => [`card key of ${id}`, cardKeyOf(fleet, id, LOCAL)] as const),
  ]);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test(
  'no secret is in what is logged, said, answered, in a process list, or in a file that others may read',
  async () => {
    const world = await World.make();
    const env = { ...world.env, ROLLCALL_LOG_LEVEL: 'debug' };
    const demo = Rollcall.start(['demo', '--verbose'], env);
    const said: string[] = [];
    try {
      await demo.says('rollcall record --all', DEADLINE_MS);
      for (const args of [
        ['ls', '--json'],
        ['record', '--all', '--for', '1s', '--json'],
        ['download', '--all', '-o', join(world.dataDir, 'films')],
        ['doctor', '--json'],
        ['doctor', '--security', '--json'],
        ['ls', '--url', `${world.origin}/nowhere`],
        ['ls', '--token-file', join(world.dataDir, 'fleet-secret')],
      ]) {
        const { stdout, stderr } = await Rollcall.run(args, env, DEADLINE_MS);
        said.push(stdout, stderr);
      }
      for (const path of ['/discovery', '/cameras/cam-1', '/recordings', '/cameras/none'])
        said.push(await (await world.call('GET', path)).text());
      const listed = (await processesOf(world.dataDir)).map(({ args }) => args.join(' '));
      expect(listed.length).toBeGreaterThan(6);
      said.push(...listed);
    } finally {
      const { stdout, stderr } = await demo.end('SIGTERM', DEADLINE_MS);
      said.push(stdout, stderr);
    }
    const secrets = await secretsOf(world.dataDir);
    const all = said.join('\n');
    expect(all).toContain('Connected to the broker');
    expect([...secrets].filter(([, secret]) => all.includes(secret)).map(([name]) => name)).toEqual([]);
    expect(all).not.toMatch(TICKET);

    const telling: string[] = [];
    for (const path of await filesIn(world.dataDir)) {
      const content = await readFile(path, 'latin1');
      const holds = [...secrets.values()].some((secret) => content.includes(secret)) || TICKET.test(content);
      if (holds)
        telling.push(
          `${path.slice(world.dataDir.length + 1)} ${((await stat(path)).mode & 0o777).toString(8)}`,
        );
    }
    expect(telling.sort()).toEqual([
      'admin-token 600',
      'fleet-secret 600',
      'operator-key.pem 600',
      'tls.pem 600',
    ]);
  },
  4 * DEADLINE_MS,
);
