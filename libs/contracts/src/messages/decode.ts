import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { MAX_MESSAGE_BYTES } from '../limits.js';
import { jsonFlaw } from './json-flaw.js';

export type RefusalKind = 'too-large' | 'not-json' | 'too-deep' | 'too-many' | 'invalid';

export interface Refusal {
  readonly kind: RefusalKind;
  /** What and why, a line for each field. */
  readonly fields: readonly string[];
}

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

type Class<T> = new () => T;

/**
 * What becomes of fields that the class does not declare: a newer sender's are left out of a message,
 * a person's are refused, for they would be dropped in silence.
 */
export type UnknownFields = 'leave-out' | 'refuse';

/** Reads bytes from a wire as a message. Total: any bytes give a value or a refusal. */
export function decode<T extends object>(
  type: Class<T>,
  bytes: Uint8Array,
  unknown: UnknownFields = 'leave-out',
): Decoded<T> {
  if (bytes.byteLength > MAX_MESSAGE_BYTES) {
    return refused('too-large', `${bytes.byteLength} bytes, at most ${MAX_MESSAGE_BYTES} are read`);
  }
  let plain: unknown;
  try {
    plain = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused('not-json', 'the bytes are not JSON in UTF-8');
  }
  return validated(type, plain, unknown);
}

/** Checks a parsed value as a message: unknown fields are left out, or refused, wrong ones always refused. */
export function validated<T extends object>(
  type: Class<T>,
  plain: unknown,
  unknown: UnknownFields = 'leave-out',
): Decoded<T> {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    return refused('invalid', 'a JSON object is expected');
  }
  const flaw = jsonFlaw(plain);
  if (flaw) return refused(flaw.kind, flaw.reason);
  const value = plainToInstance(type, plain);
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: unknown === 'refuse',
    validationError: { target: false, value: false },
  });
  if (errors.length === 0) return { ok: true, value };
  return { ok: false, refusal: { kind: 'invalid', fields: errors.flatMap((e) => reasons(e)) } };
}

function refused(kind: RefusalKind, reason: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { kind, fields: [reason] } };
}

function reasons(error: ValidationError, path = ''): string[] {
  const here = path ? `${path}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((text) => (path ? `${path}.${text}` : text));
  return [...own, ...(error.children ?? []).flatMap((child) => reasons(child, here))];
}
