import { request, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Outcome } from '../../domain/security/attempt.js';

const TIMEOUT_MS = 5000;

/** What is asked, beside where. */
export interface Asking {
  /** Begins with a slash. */
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
}

/**
 * Asked as it stands: fetch would tidy the path, as a URL does, and refuse to name another host. `base`: a URL without a
 * slash at its end. Nothing of the answer's body is read.
 */
export function statusOf(
  base: string,
  { method = 'GET', path, headers, body }: Asking,
  signal: AbortSignal,
): Promise<number> {
  const { protocol, hostname, port, pathname } = new URL(base);
  const options: RequestOptions & { rejectUnauthorized: boolean } = {
    method,
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: `${pathname.replace(/\/$/, '')}${path}`,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    signal,
    timeout: TIMEOUT_MS,
    rejectUnauthorized: false,
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const sent = (protocol === 'https:' ? secureRequest : request)(options, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    sent.once('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

/** `refusal`: the statuses that refuse for the reason that is tried. Another one is no success, and tells nothing. */
export function judged(
  status: number,
  refusal: readonly number[],
  alsoOpen: readonly number[] = [],
): Outcome {
  if (refusal.includes(status)) return 'held';
  if (status < 400 || alsoOpen.includes(status)) return 'open';
  return { untried: `it answers ${status}` };
}
