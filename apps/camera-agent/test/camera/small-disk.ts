import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MIB = 1024 * 1024;

/** Tests on a small disk in memory, made for them; left out, with a line, where this user may not mount one. */
export function describeOnSmallDisk(what: string, mib: number, tests: (folder: string) => void): void {
  const disk = mountSmallDisk(mib);
  if (disk !== undefined) {
    afterAll(() => {
      unmountDisk(disk);
      rmSync(disk, { recursive: true });
    });
    describe(what, () => tests(disk));
    return;
  }
  const leftOut = `${what}: left out, this user may not mount a small disk`;
  if (process.env.CI !== 'true') {
    test.todo(leftOut);
    return;
  }
  test(leftOut, () => {
    throw new Error('tests must be allowed to mount a tmpfs where CI=true');
  });
}

/** Plugs an empty one in, at a folder that is there. */
export function mountDisk(path: string, mib: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', path], { stdio: 'ignore' });
}

export function unmountDisk(path: string): void {
  execFileSync('umount', [path]);
}

export function makeReadOnly(path: string): void {
  execFileSync('mount', ['-o', 'remount,ro', path]);
}

function mountSmallDisk(mib: number): string | undefined {
  const path = mkdtempSync(join(tmpdir(), 'rollcall-disk-'));
  try {
    mountDisk(path, mib);
    return path;
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
}
