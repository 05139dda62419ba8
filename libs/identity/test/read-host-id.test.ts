import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { networkHardware } from '#identity/network-hardware.js';
import { findHostIdentity, readHostId, type IdentityPlaces } from '#identity/read-host-id.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

/** A host's files in a folder. */
class FakeHost {
  private constructor(
    readonly folder: string,
    readonly places: IdentityPlaces,
  ) {}

  static async make(): Promise<FakeHost> {
    const folder = await tempDir();
    const at = (name: string): string => join(folder, name);
    return new FakeHost(folder, { serials: [at('serial')], machineId: at('machine'), network: at('net') });
  }

  async says(name: 'serial' | 'machine', text: string): Promise<this> {
    await writeFile(join(this.folder, name), text);
    return this;
  }

  async adapter(
    name: string,
    address: string,
    more: { type?: string; device?: boolean } = {},
  ): Promise<this> {
    const path = join(this.folder, 'net', name);
    await mkdir(more.device === false ? path : join(path, 'device'), { recursive: true });
    await writeFile(join(path, 'address'), `${address}\n`);
    await writeFile(join(path, 'addr_assign_type'), `${more.type ?? '0'}\n`);
    return this;
  }
}

describe('reading the host id', () => {
  test('takes the serial number before the machine id', async () => {
    const host = await (await FakeHost.make()).says('machine', 'a-machine\n');
    const dir = await tempDir();
    const byMachine = await readHostId(dir, silentLogger, host.places);
    await host.says('serial', '10000000abcdef01\0');
    const bySerial = await readHostId(dir, silentLogger, host.places);
    expect(bySerial).not.toBe(byMachine);
    // HMAC-SHA256("10000000abcdef01"; "rollcall"), computed with another tool.
    expect(bySerial).toBe('dozaq3suy2wl');
  });

  test('keeps a random one where the system names none, each folder its own, also for agents that start at once', async () => {
    const host = await FakeHost.make();
    const [dir, other] = [await tempDir(), await tempDir()];
    const ids = await Promise.all([1, 2, 3].map(() => readHostId(dir, silentLogger, host.places)));
    expect(new Set(ids).size).toBe(1);
    expect(await readHostId(dir, silentLogger, host.places)).toBe(ids[0]);
    expect(await readHostId(other, silentLogger, host.places)).not.toBe(ids[0]);
  });

  test('takes the next one when a file cannot be read', async () => {
    const host = await (await FakeHost.make()).says('machine', 'a-machine\n');
    const dir = await tempDir();
    const unreadable = { ...host.places, serials: [dir] };
    expect(await readHostId(dir, silentLogger, unreadable)).toBe(
      await readHostId(dir, silentLogger, host.places),
    );
  });

  test('gives a copied disk an id of its own on another board, and leaves the first board its id', async () => {
    const first = await (await FakeHost.make()).says('machine', 'a-machine\n');
    const second = await (await FakeHost.make()).says('machine', 'a-machine\n');
    await first.adapter('eth0', 'dc:a6:32:00:00:01');
    await second.adapter('eth0', 'dc:a6:32:00:00:02');
    const dir = await tempDir();
    const id = await readHostId(dir, silentLogger, first.places);
    const copy = await tempDir();
    await cp(dir, copy, { recursive: true });
    const idOfCopy = await readHostId(copy, silentLogger, second.places);
    expect(idOfCopy).not.toBe(id);
    expect(await readHostId(copy, silentLogger, second.places)).toBe(idOfCopy);
    expect(await readHostId(dir, silentLogger, first.places)).toBe(id);
    expect((await readdir(copy)).sort()).toEqual(['host.json', 'host.json.of-another-board']);
  });

  test('is found without being made by who only looks', async () => {
    const nameless = await FakeHost.make();
    const dir = await tempDir();
    expect(await findHostIdentity(dir, silentLogger, nameless.places)).toBeUndefined();
    expect(await readdir(dir)).toEqual([]);
    const id = await readHostId(dir, silentLogger, nameless.places);
    expect(await findHostIdentity(dir, silentLogger, nameless.places)).toEqual({ id, source: 'kept' });
  });

  test('looks only at adapters that the board brought', async () => {
    const host = await (await FakeHost.make()).adapter('eth0', 'dc:a6:32:00:00:01');
    await host.adapter('wlan0', 'dc:a6:32:00:00:02');
    await host.adapter('docker0', '02:42:00:00:00:01', { device: false });
    await host.adapter('usb0', '9a:00:00:00:00:01', { type: '1' });
    await host.adapter('ib0', '00:00:00:00:00:00');
    expect(await networkHardware(host.places.network)).toEqual(['dc:a6:32:00:00:01', 'dc:a6:32:00:00:02']);
    expect(await networkHardware()).toBeInstanceOf(Array);
  });

  test.each(['', '{"hardware":["aa"],"identity":" "}', '{"hardware":"aa"}', 'null'])(
    'refuses a file of its own that says %j: a host must not change its id unasked',
    async (text) => {
      const host = await FakeHost.make();
      const dir = await tempDir();
      await writeFile(join(dir, 'host.json'), text);
      await expect(readHostId(dir, silentLogger, host.places)).rejects.toThrow('host.json cannot be read');
    },
  );

  test('looks at no file of its own where the board has a serial number', async () => {
    const host = await (await FakeHost.make()).says('serial', '10000000abcdef01');
    const dir = await tempDir();
    await writeFile(join(dir, 'host.json'), '');
    expect(await readHostId(dir, silentLogger, host.places)).toBe('dozaq3suy2wl');
  });

  test('takes the machine id all the same where the board cannot be remembered', async () => {
    const host = await (await FakeHost.make()).says('machine', 'a-machine\n');
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_: object, text: string) => void warnings.push(text) };
    const id = await readHostId(join(host.folder, 'missing'), logger, host.places);
    expect(id).toHaveLength(12);
    expect(warnings).toEqual([expect.stringContaining('not remembered')]);
  });
});
