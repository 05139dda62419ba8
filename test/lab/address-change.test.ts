import { eventually } from '#testing/eventually.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import { tempDir } from '#testing/temp-dir.js';
import { Operator } from './support/operator.js';

const BROKER = '10.77.1.1';

describeInNetLab('an agent whose address changes', () => {
  let lab: NetLab;

  beforeAll(async () => {
    lab = await NetLab.open();
  });

  afterAll(() => lab.close());

  test('is told of with the new address, and is neither lost nor found anew', async () => {
    const lan = await lab.bridge('lan');
    const host = await lab.hostAt(lan, 'operator', `${BROKER}/24`);
    const pi = await lab.hostAt(lan, 'left-1', '10.77.1.11/24');
    const operator = await Operator.start(host, await tempDir());
    operator.agent(pi, BROKER);
    await operator.connected('left-1');
    await pi.setAddress('eth0', '10.77.1.99/24');
    const moved = (): boolean => operator.service('left-1')?.addresses.join() === '10.77.1.99';
    await eventually('left-1 is known by its new address alone', moved, 120_000);
    const types = operator.happened('left-1').map(({ type }) => type);
    expect(types.filter((type) => type !== 'service.changed')).toEqual(['service.found']);
  }, 240_000);
});
