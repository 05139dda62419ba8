import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

const CODES: Readonly<Record<number, ErrorCode>> = { 404: 'unknown-route', 413: 'payload-too-large' };

/** Any error in the words of the catalogue; undefined for one that nobody foresaw. */
export function knownError(error: unknown): RollcallError | undefined {
  if (error instanceof RollcallError) return error;
  if (!(error instanceof HttpException) || error.getStatus() >= 500) return undefined;
  return new RollcallError(CODES[error.getStatus()] ?? 'invalid-request', `${error.message}.`, {
    cause: error,
  });
}
