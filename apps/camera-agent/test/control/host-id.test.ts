import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { ID_PATTERN } from '#contracts/ids.js';
import { readHostId } from '#camera-agent/adapters/host/host-identity.js';
import { firstIdentity, hostIdOf } from '#camera-agent/domain/identity/host-id.js';
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

describe('reading the host id', () => {
  test('takes the serial number before the machine id', async () => {
    const dir = await tempDir();
    const [serial, machine] = [join(dir, 'serial'), join(dir, 'machine')];
    await writeFile(machine, 'a-machine\n');
    const byMachine = await readHostId(dir, silentLogger, [serial, machine]);
    await writeFile(serial, '10000000abcdef01\0');
    const bySerial = await readHostId(dir, silentLogger, [serial, machine]);
    expect(bySerial).not.toBe(byMachine);
    // HMAC-SHA256("10000000abcdef01"; "rollcall"), computed with another tool.
    expect(bySerial).toBe('dozaq3suy2wl');
  });

  test('keeps a random one where the system names none, each folder its own', async () => {
    const [dir, other] = [await tempDir(), await tempDir()];
    const first = await readHostId(dir, silentLogger, []);
    expect(await readHostId(dir, silentLogger, [])).toBe(first);
    expect(await readHostId(other, silentLogger, [])).not.toBe(first);
  });

  test('takes the next one when a file cannot be read', async () => {
    const dir = await tempDir();
    await writeFile(join(dir, 'machine'), 'a-machine\n');
    const id = await readHostId(dir, silentLogger, [dir, join(dir, 'machine')]);
    expect(id).toBe(await readHostId(dir, silentLogger, [join(dir, 'machine')]));
  });

  test('refuses an emptied file of its own: hosts with the same id would replace each other', async () => {
    const dir = await tempDir();
    await writeFile(join(dir, 'host-id'), '\n');
    await expect(readHostId(dir, silentLogger, [])).rejects.toThrow('host-id is empty');
  });
});
