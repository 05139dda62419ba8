import type { Request } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { REQUEST_ID_PATTERN } from '#contracts/ids.js';

/** The `Idempotency-Key`, in quotes as the draft has it or bare as most send it. Throws `invalid-request`. */
export function idempotencyKey(request: Request): string | undefined {
  const given = request.get('Idempotency-Key');
  if (given === undefined) return undefined;
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (REQUEST_ID_PATTERN.test(key)) return key;
  throw new RollcallError('invalid-request', 'The Idempotency-Key is not what is expected here.', {
    fields: ['Idempotency-Key is 1 to 128 letters, digits, dots, colons, underscores and hyphens'],
  });
}
