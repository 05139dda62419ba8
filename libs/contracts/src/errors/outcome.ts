import type { ErrorInfo } from '../messages/agent-state.js';
import { RollcallError } from './rollcall-error.js';

/** How a command ended: its reply without the `corr`. */
export type Outcome =
  | { readonly status: 'ok'; readonly data: Record<string, unknown> }
  | { readonly status: 'error'; readonly error: ErrorInfo };

const MAX_DETAIL = 1000;
const MAX_ADVICE = 500;

/** A refusal as an outcome; what is not from the catalogue is `internal` and keeps its text to itself. */
export function refusal(error: unknown): Outcome {
  const known =
    error instanceof RollcallError
      ? error
      : new RollcallError('internal', 'The command failed unexpectedly.');
  const reasons = known.more.fields ?? [];
  const detail = reasons.length > 0 ? `${known.message} ${reasons.join('; ')}` : known.message;
  return {
    status: 'error',
    error: {
      code: known.code,
      detail: detail.slice(0, MAX_DETAIL),
      advice: known.advice.slice(0, MAX_ADVICE),
    },
  };
}
