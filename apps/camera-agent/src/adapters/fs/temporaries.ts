/** What an atomic write of a sidecar has before it is there. */
const TEMPORARY = /^[\w.-]+\.json\.(\d{1,10})\.[0-9a-f]{8}\.tmp$/;

/** True for what a write left that a crash cut short; what another agent is writing into the same folder is not. */
export function isLeftBehind(name: string): boolean {
  const pid = TEMPORARY.exec(name)?.[1];
  return pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
