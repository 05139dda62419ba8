import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { countOf, isOver, type Take } from './take.js';

/** Cameras that a refusal names; more would be no help. */
const MOST_NAMED = 50;

/** It may have done it all the same, or do it yet: what it says later decides. */
export function isUnsure(error: unknown): boolean {
  const codes = ['no-answer', 'camera-lost', 'broker-away', 'command-expired'];
  return error instanceof RollcallError && codes.includes(error.code);
}

export function isNotRecording(error: unknown): error is RollcallError {
  return error instanceof RollcallError && error.code === 'not-recording';
}

export function demandState(take: Take, states: readonly Take['state'][]): void {
  if (states.includes(take.state)) return;
  const ended = isOver(take) ? ' It is over.' : '';
  throw new RollcallError('take-over', `The take is ${take.state}, not ${states.join(' or ')}.${ended}`);
}

export function notReady(take: Take): RollcallError {
  const refused = take.entries.filter(({ state }) => state !== 'ready');
  const said = `${countOf(take, 'ready')} of ${take.entries.length} cameras are ready, and the policy is "${take.policy}".`;
  const fields = refused.slice(0, MOST_NAMED).map(({ label, report, error }) => {
    const why = error?.detail ?? report?.findings.find(({ severity }) => severity === 'refusal')?.detail;
    return `${label}: ${why ?? 'it did not answer'}`;
  });
  return new RollcallError('take-not-ready', said, { fields });
}

export function heldBy(cameraId: string, { name, number }: Take): RollcallError {
  return new RollcallError('camera-held', `Camera ${cameraId} is in take ${number} of "${name}".`);
}
