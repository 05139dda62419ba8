import { MAX_MESSAGE_BYTES } from '../limits.js';
import { fullCheck } from './full-check.js';
import { jsonFlaw } from './json-flaw.js';
import { quickCheck } from './quick-check.js';

export type RefusalKind = 'too-large' | 'not-json' | 'too-deep' | 'too-many' | 'invalid';

export interface Refusal {
  readonly kind: RefusalKind;
  /** What and why, a line for each field. */
  readonly fields: readonly string[];
}

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

type Class<T> = new () => T;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

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
  maxBytes = MAX_MESSAGE_BYTES,
): Decoded<T> {
  if (bytes.byteLength > maxBytes) {
    return refused('too-large', `${bytes.byteLength} bytes, at most ${maxBytes} are read`);
  }
  let plain: unknown;
  try {
    plain = JSON.parse(UTF_8.decode(bytes));
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
  const quick = quickCheck(type, plain, unknown === 'refuse');
  if (quick) return { ok: true, value: quick };
  const { value, reasons } = fullCheck(type, plain, unknown === 'refuse');
  return reasons.length === 0
    ? { ok: true, value }
    : { ok: false, refusal: { kind: 'invalid', fields: reasons } };
}

function refused(kind: RefusalKind, reason: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { kind, fields: [reason] } };
}
