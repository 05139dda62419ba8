import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { ID_PATTERN } from '#contracts/ids.js';
import { findHostIdentity, readHostId, type IdentityPlaces } from '#identity/read-host-id.js';
import { networkHardware } from '#identity/network-hardware.js';
import { firstIdentity, hostIdOf } from '#identity/host-id.js';
import { decideIdentity, type Decision, type HostFacts, type Memory } from '#identity/decide-identity.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

describe('which text identifies a host', () => {
  test.each([
    [['10000000abcdef01\0', 'machine'], '10000000abcdef01'],
    [[undefined, 'machine\n'], 'machine'],
    [['', ' \n', '\0', 'machine'], 'machine'],
    [['0000000000000000\0', 'uninitialized\n', 'kept'], 'kept'],
    [[undefined, ''], undefined],
  ])('of %j it is %j', (candidates, expected) => {
    expect(firstIdentity(candidates)).toBe(expected);
  });
});

describe('a host id', () => {
  test('has the first 60 bits of the digest as 12 characters', () => {
    expect(hostIdOf(new Uint8Array(32))).toBe('aaaaaaaaaaaa');
    expect(hostIdOf(new Uint8Array(32).fill(0xff))).toBe('777777777777');
    expect(hostIdOf(Uint8Array.of(0x08, 0, 0, 0, 0, 0, 0, 0x10))).toBe('baaaaaaaaaab');
  });

  test('is an id of 12 characters, and differs where those bits differ', () => {
    const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const bits = (bytes: Uint8Array): bigint => new DataView(bytes.buffer).getBigUint64(0) >> 4n;
    fc.assert(
      fc.property(digest, digest, (a, b) => {
        expect(hostIdOf(a)).toMatch(ID_PATTERN);
        expect(hostIdOf(a)).toHaveLength(12);
        expect(hostIdOf(a) === hostIdOf(b)).toBe(bits(a) === bits(b));
      }),
    );
  });
});

const SOURCES: Record<string, string> = {
  serial: 'serial',
  machine: 'machine-id',
  new: 'kept',
  kept: 'kept',
};
const SERIAL: HostFacts = { serials: [undefined, 'serial\0'], machineId: 'machine', hardware: ['aa'] };
const NO_SERIAL: HostFacts = { ...SERIAL, serials: [undefined, ''] };
const NAMELESS: HostFacts = { ...NO_SERIAL, machineId: undefined };

describe('the identity', () => {
  test.each<[string, HostFacts, Memory | undefined, Partial<Decision>]>([
    [
      'is the serial number, whatever is remembered',
      SERIAL,
      { hardware: ['bb'], identity: 'kept' },
      { identity: 'serial' },
    ],
    [
      'is the machine id, and the board is remembered',
      NO_SERIAL,
      undefined,
      { identity: 'machine', remember: { hardware: ['aa'] } },
    ],
    ['stays the machine id on the same board', NO_SERIAL, { hardware: ['aa'] }, { identity: 'machine' }],
    ['stays it with one adapter more', NO_SERIAL, { hardware: ['bb', 'aa'] }, { identity: 'machine' }],
    [
      'stays it with an adapter exchanged, once both were seen',
      { ...NO_SERIAL, hardware: ['bb'] },
      { hardware: ['aa', 'bb'] },
      { identity: 'machine' },
    ],
    [
      'stays it where the hardware cannot be told',
      { ...NO_SERIAL, hardware: [] },
      { hardware: ['aa'] },
      { identity: 'machine' },
    ],
    [
      'is a new one on another board',
      NO_SERIAL,
      { hardware: ['bb'] },
      { identity: 'new', copied: true, remember: { hardware: ['aa'], identity: 'new' } },
    ],
    [
      'stays that one, before the machine id',
      NO_SERIAL,
      { hardware: ['aa'], identity: 'new' },
      { identity: 'new' },
    ],
    [
      'is a kept one where the system names none',
      NAMELESS,
      undefined,
      { identity: 'new', remember: { hardware: ['aa'], identity: 'new' } },
    ],
    ['stays the kept one', NAMELESS, { hardware: ['aa'], identity: 'kept' }, { identity: 'kept' }],
    [
      'is a new one where the kept one came with a copy',
      NAMELESS,
      { hardware: ['bb'], identity: 'kept' },
      { identity: 'new', copied: true, remember: { hardware: ['aa'], identity: 'new' } },
    ],
  ])('%s', (_, facts, memory, decision) => {
    expect(decideIdentity(facts, memory, () => 'new')).toEqual({
      copied: false,
      source: SOURCES[decision.identity ?? ''],
      ...decision,
    });
  });

  test('is the same at every later start on the same board', () => {
    const text = fc.option(fc.constantFrom('', 'a', 'b'), { nil: undefined });
    const hardware = fc.subarray(['aa', 'bb', 'cc'], { minLength: 1 });
    const memory = fc.option(fc.record({ hardware: fc.subarray(['aa', 'dd']) }), { nil: undefined });
    fc.assert(
      fc.property(text, text, hardware, memory, (serial, machineId, adapters, remembered) => {
        const facts = { serials: [serial], machineId, hardware: adapters };
        const first = decideIdentity(facts, remembered, () => 'first');
        const later = decideIdentity(facts, first.remember ?? remembered, () => 'second');
        expect(later).toEqual({ identity: first.identity, source: first.source, copied: false });
      }),
    );
  });
});

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
