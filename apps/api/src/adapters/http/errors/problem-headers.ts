import type { ErrorCode } from '#contracts/errors/catalogue.js';

/** RFC 9457, section 3. */
export const PROBLEM_TYPE = 'application/problem+json';

// RFC 9110, clause 11.6.1: a 401 names the scheme that is expected.
const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="rollcall"' };

const MORE: Partial<Record<ErrorCode, Readonly<Record<string, string>>>> = {
  unauthenticated: CHALLENGE,
  'join-token-refused': CHALLENGE,
  'agent-revoked': CHALLENGE,
  // RFC 9110, clause 15.5.22.
  'upgrade-needed': { Upgrade: 'websocket' },
  'too-many': { 'Retry-After': '2' },
};

/** The headers that an answer with this problem has. */
export function problemHeaders(code: ErrorCode): Readonly<Record<string, string>> {
  return { 'Content-Type': PROBLEM_TYPE, ...MORE[code] };
}
