import { isOwnTemporary } from '#runtime/atomic-file.js';

/** What an atomic write of a sidecar has before it is there, or a disk was tried with; earlier versions had half the digits. */
const TEMPORARY = /^(?:[\w.-]+\.json|\.probe)\.(\d{1,10})\.(?:[0-9a-f]{8}){1,2}\.tmp$/;

/**
 * True for what a write left that a crash cut short; what another agent or another camera of this one is writing into the
 * same folder is not.
 */
export function isLeftBehind(name: string): boolean {
  const pid = TEMPORARY.exec(name)?.[1];
  if (pid === undefined || isOwnTemporary(name)) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
