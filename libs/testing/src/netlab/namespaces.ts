import { toolPath, type Tool } from '../tools.js';

/** The tools that a lab is built with. */
export const LAB_TOOLS: readonly Tool[] = ['ip', 'nft', 'unshare', 'nsenter', 'setpriv'];

export function labTool(name: Tool): string {
  const path = toolPath(name);
  if (path === undefined) throw new Error(`${name} is not installed`);
  return path;
}

/** Root makes namespaces as it is; anybody else is root in a user namespace of its own. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/** The command that makes the namespace which all others stand in. */
export function outermost(): string[] {
  return [labTool('unshare'), ...(isRoot() ? [] : ['--user', '--map-root-user']), '--net'];
}

/** What a host has of its own, as flags of `unshare` and `nsenter`. */
export const OF_A_HOST = ['--net', '--uts', '--mount'];

/** The start of a command that runs the rest of it in namespaces of the process `pid`. */
export function enter(pid: number, kinds: readonly string[]): string[] {
  const user = isRoot() ? [] : ['--user', '--preserve-credentials'];
  return [labTool('nsenter'), '--target', String(pid), ...user, ...kinds, '--'];
}
