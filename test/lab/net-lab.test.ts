import { readFile, readlink } from 'node:fs/promises';
import { firstLine, runProgram } from '#testing/child-program.js';
import { eventually } from '#testing/eventually.js';
import { describeInNetLab } from '#testing/netlab/describe-in-net-lab.js';
import type { Host } from '#testing/netlab/host.js';
import { NetLab } from '#testing/netlab/net-lab.js';

const MOUNTS = '/proc/self/mounts';

async function said(host: Host, script: string): Promise<string> {
  const { code, stdout, stderr } = await host.start(['sh', '-c', script]).exit();
  if (code !== 0) throw new Error(`${script}: ${stderr}`);
  return stdout.trim();
}

/** Whether a connection to a port where nobody listens is refused by the host that has the address. */
async function reaches(host: Host, address: string): Promise<boolean> {
  const program = `
    const socket = require('node:net').connect(9, '${address}');
    socket.setTimeout(700, () => process.exit(1)).on('error', ({ code }) => console.log(code));`;
  const { stdout } = await host.start([process.execPath, '-e', program]).exit();
  return stdout.trim() === 'ECONNREFUSED';
}

/** The network namespace of a process; undefined where there is no such process. */
function networkOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/ns/net`).catch(() => undefined);
}

describeInNetLab('a network lab', () => {
  let lab: NetLab;
  let left: Host;
  let right: Host;
  const mounts = readFile(MOUNTS, 'utf8');

  beforeAll(async () => {
    await mounts;
    lab = await NetLab.open();
    const lan = await lab.bridge('lan');
    left = await lab.host('left', { machineId: 'a'.repeat(32), serial: '10000000abcdef01' });
    right = await lab.host('right');
    await left.plug(lan, 'eth0', '10.77.1.11/24');
    await right.plug(lan, 'eth0', '10.77.1.12/24');
  });

  afterAll(() => lab.close());

  test('gives each host a name, an identity and interfaces of its own, and the machine none of them', async () => {
    expect(await said(left, 'hostname; cat /etc/machine-id; ls /sys/class/net | xargs')).toBe(
      `left\n${'a'.repeat(32)}\neth0 lo`,
    );
    expect(await said(left, "tr -d '\\0' </sys/firmware/devicetree/base/serial-number")).toBe(
      '10000000abcdef01',
    );
    expect(await said(right, 'cat /etc/machine-id; ls /sys/firmware')).toMatch(/^[0-9a-f]{32}\nmachine-id$/);
    expect(await readFile(MOUNTS, 'utf8')).toBe(await mounts);
  });

  test.each([
    ['cut', 'up', (host: Host) => host.cable('eth0').cut()],
    ['pulled', 'down', (host: Host) => host.cable('eth0').pull()],
    ['without power at its switch', 'down', (host: Host) => host.cable('eth0').bridge.powerOff()],
  ])('a host whose cable is %s has a link that is %s, and reaches nobody', async (_, state, change) => {
    await change(left);
    // Linux tells of it a moment after the command has ended.
    const operstate = 'cat /sys/class/net/eth0/operstate';
    await eventually(`its link is ${state}`, async () => (await said(left, operstate)) === state);
    expect(await reaches(left, '10.77.1.12')).toBe(false);
    await left.cable('eth0').bridge.powerOn();
    await left.cable('eth0').mend();
    // A link that has come up again takes a moment to learn its neighbours.
    await eventually('it is reached again', () => reaches(left, '10.77.1.12'));
  });

  test('a host has further addresses at its interface, and keeps the one that it had', async () => {
    await right.addAddresses('eth0', ['10.77.1.21/24', '10.77.1.22/24']);
    for (const address of ['10.77.1.12', '10.77.1.21', '10.77.1.22'])
      expect(await reaches(left, address)).toBe(true);
  });

  test('says which command could not be carried out, and why', async () => {
    await expect(left.setAddress('eth0', 'nowhere')).rejects.toThrow(
      /ip .*failed\n(.*\n)*.*prefix is expected/,
    );
    await expect(left.plug(left.cable('eth0').bridge, 'eth0', '10.77.1.13/24')).rejects.toThrow('already');
    await expect(lab.host('two words')).rejects.toThrow('the name of a host');
  });

  test('is gone with the process that opened it, although that was killed', async () => {
    const opener = runProgram('test/lab/support/open-lab-program.ts');
    const pids = JSON.parse(await firstLine(opener)) as Record<'host' | 'program', number>;
    const network = await networkOf(pids.host);
    expect(await networkOf(pids.program)).toBe(network);
    expect(network).not.toBe(await networkOf(process.pid));
    opener.kill('SIGKILL');
    for (const pid of Object.values(pids))
      await eventually(`the end of ${pid}`, async () => (await networkOf(pid)) !== network);
  });
});
