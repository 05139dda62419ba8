import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests hold the product against, or build their network with. */
export type Tool =
  | 'curl'
  | 'tar'
  | 'ffmpeg'
  | 'ffprobe'
  | 'chromium'
  | 'ip'
  | 'nft'
  | 'unshare'
  | 'nsenter'
  | 'setpriv'
  | 'avahi-daemon'
  | 'avahi-browse'
  | 'dbus-daemon'
  | 'wsdd'
  | 'mosquitto'
  | 'perl'
  | 'systemd-notify'
  | 'systemd-analyze'
  | 'dpkg-deb'
  | 'motion'
  | 'script';

/** Not on the PATH of every user, yet what lies there can be run. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/sbin'];

/** Where a program lies, or undefined. */
export function toolPath(name: Tool): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** True if the program is installed. */
export function hasTool(name: Tool): boolean {
  return toolPath(name) !== undefined;
}

/** Says which of the programs are missing; undefined if none is. */
export function missingTools(tools: readonly Tool[]): string | undefined {
  const missing = tools.filter((tool) => !hasTool(tool));
  return missing.length === 0 ? undefined : `not installed here: ${missing.join(', ')}`;
}

/** A `describe` whose tests need programs, and are left out where one is missing. */
export function describeWith(tools: Tool | readonly Tool[], title: string, tests: () => void): void {
  describeUnless(missingTools([tools].flat()), title, tests);
}

/**
 * A `describe` whose tests are left out where something `hinders` them, and the summary says so with a "todo" line;
 * under CI=true that is a failure instead.
 */
export function describeUnless(hinders: string | undefined, title: string, tests: () => void): void {
  if (hinders === undefined) {
    describe(title, tests);
    return;
  }
  const notice = `${title}: left out, ${hinders}`;
  if (process.env.CI !== 'true') {
    test.todo(notice);
    return;
  }
  test(notice, () => {
    throw new Error(`${hinders}; where CI=true nothing may be left out`);
  });
}
