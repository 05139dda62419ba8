import { Refusal, type RefusalKind } from '../../domain/refusal.js';

/** The errors that aedes makes itself and that stand for a rule of this broker, by their texts. */
const KINDS: Readonly<Record<string, RefusalKind>> = {
  'connect did not arrive in time': 'connect-timeout',
  'keep alive timeout': 'keepalive-timeout',
  'drain timeout': 'slow-reader',
};

/**
 * What the end of a client by an error means: the refusal, or undefined where the connection merely broke
 * (an error of the system has a code; "connection closed" is a write after that).
 */
export function refusalOf(error: Error): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if ('code' in error || error.message === 'connection closed') return undefined;
  return new Refusal(KINDS[error.message] ?? 'malformed', error.message);
}
