import { SECRET_PATTERN } from '#contracts/http/enrolment-requests.js';
import { FINGERPRINT_PATTERN } from '#network/fingerprint.js';

/** What lets a Pi join: whom it may trust, and what it shows to be trusted. */
export interface JoinToken {
  /** Of the operator's certificate. */
  readonly fingerprint: string;
  readonly secret: string;
}

const VERSION = 'RC1';

export function formatJoinToken({ fingerprint, secret }: JoinToken): string {
  return `${VERSION}.${fingerprint}.${secret}`;
}

/** Undefined for any other text. */
export function parseJoinToken(text: string): JoinToken | undefined {
  const [version, fingerprint = '', secret = '', ...more] = text.split('.');
  if (version !== VERSION || more.length > 0) return undefined;
  return FINGERPRINT_PATTERN.test(fingerprint) && SECRET_PATTERN.test(secret)
    ? { fingerprint, secret }
    : undefined;
}
