import type { Outcome } from '../../domain/security/attempt.js';
import { Forger, type ForgeryTarget } from './forger.js';
import type { Trial } from './try-out.js';

const SEALS = "Update Rollcall on the operator's host: its discovery believes anybody.";

/**
 * Speaks to discovery in the name of a camera. Where it is believed no more comes of it than a question, and an address
 * or a conflict too many for two minutes: a card that names a search uses up no number of the camera's.
 */
export function forgeryTrials(target: ForgeryTarget): Trial[] {
  const forger = new Forger(target);
  const trial = (what: string, run: () => Promise<Outcome>): Trial => ({
    check: 'udp-forged',
    held: `Discovery refuses ${what} that a camera did not say: nobody is moved, nobody lost`,
    open: `Discovery believes ${what} that a camera did not say`,
    todo: SEALS,
    run,
  });
  return [
    trial('a farewell', () => forger.outcomeOf('bye')),
    trial('an answer', () => forger.outcomeOf('here')),
  ];
}
