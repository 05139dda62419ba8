import { ERRORS, isErrorCode, type ErrorCode } from './catalogue.js';
import { RollcallError } from './rollcall-error.js';

/** RFC 9457 problem document, with the catalogue's code and advice as extension members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly advice: string;
  /** The fields that were refused, each with its reason. */
  readonly fields?: readonly string[];
  /** By which the logs call the request. */
  readonly requestId?: string;
}

/** The document for any error; what is not from the catalogue is `internal` and keeps its text to itself. */
export function toProblem(error: unknown): Problem {
  const known =
    error instanceof RollcallError ? error : new RollcallError('internal', 'An unexpected error was caught.');
  return {
    type: `urn:rollcall:error:${known.code}`,
    title: ERRORS[known.code].title,
    status: known.status,
    detail: known.message,
    code: known.code,
    advice: known.advice,
    ...(known.more.fields && { fields: known.more.fields }),
  };
}

/** What a problem document or an error inside a reply said, as an error again; anything else is `internal`. */
export function fromWire(wire: { code?: unknown; detail?: unknown; advice?: unknown }): RollcallError {
  const detail = typeof wire.detail === 'string' ? wire.detail : 'The other side gave no reason.';
  const advice = typeof wire.advice === 'string' ? { advice: wire.advice } : {};
  return new RollcallError(isErrorCode(wire.code) ? wire.code : 'internal', detail, advice);
}
