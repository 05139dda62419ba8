import type { Bridge } from '#testing/netlab/bridge.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import type { Host } from '#testing/netlab/host.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import { tempDir } from '#testing/temp-dir.js';
import { Operator } from './support/operator.js';
import { minimalService } from './support/udp-host.js';

const BROKER = '10.77.1.1';

describeInNetLab('what happens to links and agents while all runs', () => {
  let lab: NetLab;
  let lan: Bridge;
  let host: Host;
  let operator: Operator;

  const plugged = (name: string, address: string, bridge = lan): Promise<Host> =>
    lab.hostAt(bridge, name, address);

  beforeAll(async () => {
    lab = await NetLab.open();
    lan = await lab.bridge('lan');
    host = await plugged('operator', `${BROKER}/24`);
    operator = await Operator.start(host, await tempDir());
  }, 90_000);

  afterAll(() => lab.close());

  test('an agent that is killed is lost by its will', async () => {
    const agent = operator.agent(await plugged('killed', '10.77.1.11/24'), BROKER);
    await operator.connected('killed');
    await agent.end('SIGKILL');
    expect((await operator.next('killed', 'service.lost', 15_000)).reason).toBe('will');
  }, 90_000);

  test('an agent whose cable is cut is lost by its will, and found when it is mended', async () => {
    const pi = await plugged('cut-off', '10.77.1.12/24');
    operator.agent(pi, BROKER);
    await operator.connected('cut-off');
    await pi.cable('eth0').cut();
    expect((await operator.next('cut-off', 'service.lost', 50_000)).reason).toBe('will');
    const before = operator.happened('cut-off').length;
    await pi.cable('eth0').mend();
    await operator.next('cut-off', 'service.found', 50_000, before);
  }, 180_000);

  test('services behind an interface that comes later are found without waiting for the next search', async () => {
    const later = await lab.bridge('later');
    await minimalService(await plugged('behind', '10.77.2.11/24', later));
    await host.plug(later, 'eth1', '10.77.2.1/24');
    await operator.watch.says('"trigger":"interfaces"', 20_000);
    await operator.next('behind', 'service.found', 15_000);
  }, 90_000);

  test('a service with a fifth of the packets lost each way is found within three searches', async () => {
    const pi = await plugged('lossy', '10.77.1.13/24');
    await pi.cable('eth0').lose({ in: 0.2, out: 0.2 });
    await minimalService(pi);
    for (let search = 1; search <= 3 && !operator.service('lossy'); search++) await operator.search();
    await operator.next('lossy', 'service.found', 15_000);
  }, 90_000);
});
