import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import type { Bridge } from '#testing/netlab/bridge.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import type { Host } from '#testing/netlab/host.js';
import type { HostOptions } from '#testing/netlab/host-script.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import { tempDir } from '#testing/temp-dir.js';
import { Operator } from './support/operator.js';

const BROKER = '10.77.1.1';
const OWN_ID = { ROLLCALL_ID: '' };

describeInNetLab('who is who', () => {
  let lab: NetLab;
  let lan: Bridge;
  let operator: Operator;

  const plugged = (name: string, address: string, options?: HostOptions): Promise<Host> =>
    lab.hostAt(lan, name, address, options);
  const called = (hostname: string): Service[] => [
    ...new Map(operator.happened(hostname).map(({ service }) => [service.id, service])).values(),
  ];

  beforeAll(async () => {
    lab = await NetLab.open();
    lan = await lab.bridge('lan');
    operator = await Operator.start(await plugged('operator', `${BROKER}/24`), await tempDir());
  }, 90_000);

  afterAll(() => lab.close());

  test('two Pis with one host name, of which one runs a copy of the other’s card, are two with labels of their own', async () => {
    const machineId = '0123456789abcdef0123456789abcdef';
    const first = await plugged('raspberrypi', '10.77.1.11/24', { machineId, serial: '10000000aaaaaaa1' });
    const second = await plugged('raspberrypi', '10.77.1.12/24', { machineId, serial: '10000000aaaaaaa2' });
    const card = await tempDir();
    const copy = await tempDir();
    const original = operator.agent(first, BROKER, { ...OWN_ID, ROLLCALL_DATA_DIR: card });
    await eventually('the first is found', () => called('raspberrypi').length === 1, 60_000);
    // People copy a card while it is out of its Pi, and files in passing vanish under a copy.
    await original.end();
    await cp(card, copy, { recursive: true });
    for (const [host, folder] of [
      [first, card],
      [second, copy],
    ] as const)
      operator.agent(host, BROKER, { ...OWN_ID, ROLLCALL_DATA_DIR: folder });
    const two = await eventually(
      'two that are found, each with its id in its label',
      () => {
        const services = called('raspberrypi');
        const told = services.every(({ id, label, status }) => status === 'found' && label.includes(id));
        return services.length === 2 && told && services;
      },
      60_000,
    );
    expect(new Set(two.map(({ id }) => id)).size).toBe(2);
    expect(two.map(({ addresses }) => addresses[0]).sort()).toEqual(['10.77.1.11', '10.77.1.12']);
  }, 120_000);

  test('one id on two boards is a conflict that names both addresses, and is not lost for it', async () => {
    const boards = [await plugged('twin', '10.77.1.21/24'), await plugged('twin', '10.77.1.22/24')];
    const folders = [await tempDir(), await tempDir()];
    for (const [i, board] of boards.entries())
      operator.agent(board, BROKER, { ROLLCALL_DATA_DIR: join(folders[i] ?? '', 'data') });
    const service = await eventually(
      'the conflict',
      () => called('twin').find(({ flags }) => flags.includes('conflict')),
      60_000,
    );
    expect(service).toMatchObject({ id: 'twin', conflict: ['10.77.1.21', '10.77.1.22'] });
  }, 120_000);
});
