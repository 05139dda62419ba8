import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import type { Bridge } from '#testing/netlab/bridge.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import type { Host } from '#testing/netlab/host.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import type { Program } from '#testing/program.js';
import { tempDir } from '#testing/temp-dir.js';
import { Operator } from './support/operator.js';

const DEADLINE_MS = 60_000;
const OPERATOR = '10.77.1.1';
const NOBODYS = 'This camera belongs to nobody';

describeInNetLab('joining across a network', () => {
  let lab: NetLab;
  let lan: Bridge;
  let host: Host;
  let folder: string;
  let operator: Operator;

  beforeAll(async () => {
    lab = await NetLab.open();
    lan = await lab.bridge('lan');
    folder = await tempDir();
    host = await lab.hostAt(lan, 'operator', `${OPERATOR}/24`);
    operator = await Operator.start(host, folder);
  }, DEADLINE_MS);

  afterAll(async () => {
    await operator.stop();
    await lab.close();
  }, DEADLINE_MS);

  async function said(args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await operator.rollcall(args).exit(DEADLINE_MS);
    expect([code, args, stderr]).toEqual([0, args, stderr]);
    return stdout.trim();
  }

  const pluggedIn = (name: string, address: string): Promise<Host> => lab.hostAt(lan, name, `${address}/24`);

  /** An agent with nothing but a name and, perhaps, a join token. */
  function agent(pi: Host, more: Record<string, string> = {}): Program {
    return pi.rollcall(['agent'], {
      ROLLCALL_DATA_DIR: join(folder, pi.name),
      ROLLCALL_LOG_LEVEL: 'warn',
      ROLLCALL_ID: pi.name,
      ROLLCALL_DRIVER: 'simulated',
      ...more,
    });
  }

  async function joined(name: string, address: string): Promise<[Host, Program]> {
    const pi = await pluggedIn(name, address);
    // Told where the operator is, it need not wait for the next search.
    const token = await said(['token', 'create']);
    const running = agent(pi, { ROLLCALL_JOIN: token, ROLLCALL_OPERATOR: OPERATOR });
    await operator.connected(name);
    return [pi, running];
  }

  const toldLast = (name: string): Service | undefined => operator.service(name);

  async function cameras(): Promise<string> {
    return said(['agent', 'ls']);
  }

  test(
    'a Pi is found while it belongs to nobody, joins by a token, records, and is out when it is revoked',
    async () => {
      const pi = await pluggedIn('pi-left', '10.77.1.11');
      const stray = agent(pi);
      const found = await operator.next('pi-left', 'service.found', DEADLINE_MS);
      expect(found).toMatchObject({ id: 'pi-left', kind: 'camera', flags: ['unclaimed'] });
      expect(found).not.toHaveProperty('port');
      expect(await operator.rollcall(['record', 'pi-left']).exit(DEADLINE_MS)).toMatchObject({ code: 1 });
      await stray.end();

      const running = agent(pi, { ROLLCALL_JOIN: await said(['token', 'create']) });
      await operator.connected('pi-left');
      await eventually('it is claimed', () => toldLast('pi-left')?.flags.length === 0, DEADLINE_MS);
      expect(await cameras()).toContain('pi-left');
      await said(['record', 'pi-left', '--for', '1s']);
      const films = join(folder, 'films');
      await said(['download', '--all', '-o', films]);
      expect((await readdir(films)).filter((name) => name.endsWith('.mp4'))).toHaveLength(1);

      const before = operator.happened('pi-left').length;
      await said(['agent', 'revoke', 'pi-left']);
      expect(await operator.next('pi-left', 'service.lost', 10_000, before)).toMatchObject({
        reason: 'will',
      });
      await isNobodys(running);
      expect(await operator.rollcall(['record', 'pi-left']).exit(DEADLINE_MS)).toMatchObject({ code: 1 });
      expect(await cameras()).not.toContain('pi-left');
      const isUnclaimed = (): boolean => toldLast('pi-left')?.flags.includes('unclaimed') === true;
      await eventually('it is found as nobody’s', isUnclaimed, DEADLINE_MS);
    },
    4 * DEADLINE_MS,
  );

  test(
    'a stolen card speaks for its own camera until that is revoked, and holds nothing of anybody else',
    async () => {
      const [, running] = await joined('pi-stolen', '10.77.1.13');
      await running.end();
      const card = await tempDir();
      await cp(join(folder, 'pi-stolen'), card, { recursive: true });
      const secrets = await secretsOf(join(folder, 'operator'));
      for (const file of await filesIn(card)) {
        const text = await readFile(file, 'latin1');
        for (const secret of secrets) expect([file, text.includes(secret)]).toEqual([file, false]);
      }

      const thief = await pluggedIn('thief', '10.77.1.66');
      const stolen = agent(thief, { ROLLCALL_ID: 'pi-stolen', ROLLCALL_DATA_DIR: card });
      await eventually('the thief is there', () => toldLast('thief')?.status === 'found', DEADLINE_MS);
      await said(['agent', 'revoke', 'pi-stolen']);
      await isNobodys(stolen);
      await stolen.end();

      const again = agent(thief, { ROLLCALL_ID: 'pi-stolen', ROLLCALL_DATA_DIR: card });
      await isNobodys(again);
      await again.end();
      // The token by which the camera came went with it.
      const token = await said(['token', 'ls', '--json']);
      expect(JSON.parse(token)).toEqual({ items: [] });
    },
    4 * DEADLINE_MS,
  );

  test(
    'an agent that was taken over reaches neither the topics nor the films of another',
    async () => {
      const [taken, running] = await joined('pi-taken', '10.77.1.14');
      // Both would have one client id, and throw each other out.
      await running.end();
      await joined('pi-right', '10.77.1.12');
      await said(['record', 'pi-right', '--for', '1s']);
      const { port = 0 } = toldLast('pi-right') ?? {};
      const kept = join(folder, 'pi-taken', 'agents', 'pi-taken');
      const program = taken.source('test/lab/support/taken-over-program.ts', [
        kept,
        'pi-right',
        `10.77.1.12:${port}`,
      ]);
      const { stdout, stderr } = await program.exit(2 * DEADLINE_MS);
      const tried = JSON.parse(stdout === '' ? `"${stderr}"` : stdout) as Record<string, string[]>;
      expect(tried).toMatchObject({ granted: [], delivered: [], heard: [], films: [] });
      expect(tried.refused?.length).toBeGreaterThan(40);
      expect(toldLast('pi-right')).toMatchObject({ status: 'found', flags: [] });
    },
    4 * DEADLINE_MS,
  );

  test(
    'where the operator gets another address, its cameras find it by its signed calls, without a new token',
    async () => {
      await host.setAddress('eth0', '10.77.1.99/24');
      await eventually(
        'it is back',
        async () => {
          const run = await operator.rollcall(['record', 'pi-right', '--for', '1s']).exit(DEADLINE_MS);
          return run.code === 0;
        },
        2 * DEADLINE_MS,
      );
    },
    6 * DEADLINE_MS,
  );
});

/** It says so in its log. */
async function isNobodys(agent: Program): Promise<void> {
  await eventually('it belongs to nobody', () => agent.stderr.includes(NOBODYS), DEADLINE_MS);
}

/** Of the operator: what would let a thief be more than the one camera. */
async function secretsOf(dataDir: string): Promise<string[]> {
  const texts = await Promise.all(
    ['fleet-secret', 'admin-token', 'operator-key.pem', 'tls.pem'].map((name) =>
      readFile(join(dataDir, name), 'utf8'),
    ),
  );
  return texts.map((text) => text.split('\n').find((line) => line !== '' && !line.startsWith('---')) ?? text);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
