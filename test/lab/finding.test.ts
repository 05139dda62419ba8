import { eventually } from '#testing/eventually.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import type { Host } from '#testing/netlab/host.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import type { Program } from '#testing/program.js';
import { tempDir } from '#testing/temp-dir.js';
import { Operator } from './support/operator.js';
import { asker, minimalService } from './support/udp-host.js';

const DEADLINE_MS = 30_000;
const FAR = '10.77.3.11';
/** At the router nobody listens: what is found there is found by UDP alone. */
const NO_BROKER = '10.77.3.254';

/*
 *     peer-1 ── lan-1 ── operator ── lan-2 ── peer-2
 *                 │          └── docker0 ── container
 *               router ── lan-3 ── far, neighbour
 */
describeInNetLab('an operator host of many networks', () => {
  let lab: NetLab;
  let folder: string;
  let host: Host;
  let far: Host;
  let neighbour: Host;
  let peer: Program;
  let container: Program;
  let operator: Operator;

  const foundAt = (hostname: string): Promise<string[]> =>
    eventually(`${hostname} is found`, () => operator.service(hostname)?.addresses, DEADLINE_MS);

  const startFarAgent = async (settings: Record<string, string> = {}): Promise<Program> => {
    const agent = operator.agent(far, NO_BROKER, settings);
    await agent.says('Rollcall agent runs as far', DEADLINE_MS);
    return agent;
  };

  beforeAll(async () => {
    folder = await tempDir();
    lab = await NetLab.open();
    const [lan1, lan2, lan3] = [
      await lab.bridge('lan-1'),
      await lab.bridge('lan-2'),
      await lab.bridge('lan-3'),
    ];
    host = await lab.hostAt(lan1, 'operator', '10.77.1.1/24');
    await host.plug(lan2, 'eth1', '10.77.2.1/24');
    const docker0 = await host.bridge('docker0', '172.17.0.1/16');
    const router = await lab.host('router', { forwards: true });
    await router.plug(lan1, 'eth0', '10.77.1.254/24');
    await router.plug(lan3, 'eth1', '10.77.3.254/24');
    far = await lab.hostAt(lan3, 'far', `${FAR}/24`);
    neighbour = await lab.hostAt(lan3, 'neighbour', '10.77.3.12/24');
    await host.route('10.77.3.0/24', '10.77.1.254');
    await far.route('default', '10.77.3.254');
    const hosts = [
      await lab.hostAt(lan1, 'peer-1', '10.77.1.11/24'),
      await lab.hostAt(lan2, 'peer-2', '10.77.2.11/24'),
      await lab.hostAt(docker0, 'container', '172.17.0.2/16'),
    ];
    const services = await Promise.all(hosts.map((made) => minimalService(made)));
    [peer, , container] = services as [Program, Program, Program];
    operator = await Operator.start(host, folder);
  }, 90_000);

  afterAll(() => lab.close());

  test('finds the services of both its subnets, each at its address', async () => {
    expect(await foundAt('peer-1')).toEqual(['10.77.1.11']);
    expect(await foundAt('peer-2')).toEqual(['10.77.2.11']);
  }, 90_000);

  test('does not call on the bridge of its containers', async () => {
    await peer.says('heard [98', DEADLINE_MS);
    expect(container.stdout).not.toContain('heard');
  }, 90_000);

  test('does not find by broadcast what stands behind a router', async () => {
    const agent = await startFarAgent({ ROLLCALL_ALLOW_FROM: '10.77.1.0/24' });
    // The first may be one that ran already, and had asked everybody before.
    await operator.search();
    const found = await operator.search();
    expect(found.map(({ hostname }) => hostname)).not.toContain('far');
    await agent.end('SIGKILL');
  }, 90_000);

  test('gets no answer from behind a router where it is not allowed', async () => {
    const agent = await startFarAgent();
    const stranger = await asker(host, FAR);
    const neighbours = await asker(neighbour, FAR);
    await neighbours.says('heard [99,"far"', DEADLINE_MS);
    expect(stranger.stdout).not.toContain('heard [99,"far"');
    await Promise.all([agent, stranger, neighbours].map((program) => program.end('SIGKILL')));
  }, 90_000);

  test('told of seeds and of the bridge, it finds what allows it and what is there', async () => {
    await startFarAgent({ ROLLCALL_ALLOW_FROM: '10.77.1.0/24' });
    await operator.stop();
    const settings = { ROLLCALL_SEEDS: FAR, ROLLCALL_INTERFACES: 'eth0,docker0' };
    operator = await Operator.start(host, folder, settings);
    expect(await foundAt('far')).toEqual([FAR]);
    expect(await foundAt('container')).toEqual(['172.17.0.2']);
  }, 90_000);
});
