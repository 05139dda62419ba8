import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Outcome } from '../../domain/security/attempt.js';
import type { Trial } from './try-out.js';

const TIMEOUT_MS = 5000;
const GUARD = 'Update Rollcall, and see that no proxy before it answers in its place.';

/** Tries to get out of the API what only a token opens. `base`: its URL, without a slash at its end. */
export function apiTrials(base: string, signal: AbortSignal): Trial[] {
  const asked = (path: string, headers: Record<string, string> = {}): Promise<number> =>
    statusOf(new URL(`${base}${path}`), headers, signal);
  const refused = async (path: string, headers?: Record<string, string>): Promise<Outcome> =>
    (await asked(path, headers)) >= 400 ? 'held' : 'open';
  const trial = (check: string, held: string, open: string, run: () => Promise<Outcome>): Trial => ({
    ...{ check, held, open, run },
    todo: GUARD,
  });
  const guess = { authorization: `Bearer ${'x'.repeat(43)}` };
  return [
    trial(
      'http-no-token',
      'The API tells nothing without a token',
      'The API tells the fleet to anybody',
      () => refused('/api/v1/services'),
    ),
    trial('http-token', 'The API knows no token that was made up', 'The API takes any token', () =>
      refused('/api/v1/services', guess),
    ),
    trial('http-empty-token', 'The API knows no empty token', 'The API takes an empty token', () =>
      refused('/api/v1/services', { authorization: 'Bearer ' }),
    ),
    trial('http-events', 'The events are closed without a token', 'The events are open to anybody', () =>
      refused('/api/v1/events'),
    ),
    trial(
      'http-host',
      'The API answers to no name that is not its own',
      'The API answers to any name: a page whose name is made to point here may ask it',
      () => refused('/health/live', { host: 'evil.example' }),
    ),
    trial('http-origin', 'The API answers no page of somebody else', "The API answers anybody's page", () =>
      refused('/health/live', { origin: 'http://evil.example' }),
    ),
    ...['/..%2f..%2fadmin-token', '/api/v1/..%2f..%2fadmin-token', '/%2e%2e/admin-token'].map((path) =>
      trial('http-path', `No file is given by ${path}`, `A file is given by ${path}`, () => refused(path)),
    ),
  ];
}

/** Asked as it stands: fetch would tidy the path, and refuse to name another host. */
function statusOf(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<number> {
  const { protocol, hostname, port, href, origin } = url;
  const path = href.slice(origin.length);
  const host = hostname.replace(/^\[|\]$/g, '');
  const options = { host, port, path, headers, signal, timeout: TIMEOUT_MS, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const sent = (protocol === 'https:' ? secureRequest : request)(options, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    sent.once('error', reject);
    sent.end();
  });
}
