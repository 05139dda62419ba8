import type { Got, SearchableApi } from '#doctor/main.js';
import { ApiError } from '#client/api-error.js';
import type { Http } from '#client/http/http.js';
import { isTokenRefused } from './api-failure.js';

/** Nothing that the doctor asks for takes long; an API behind a firewall never answers. */
const ANSWER_MS = 5000;

/** The API as the doctor asks it: a failure is an answer too. */
export function operatorApi(http: Http, named: boolean): SearchableApi {
  const { base: url } = http.target;
  return { url, named, get: (path) => got(http, 'GET', path), search: () => got(http, 'POST', '/searches') };
}

async function got(http: Http, method: 'GET' | 'POST', path: string): Promise<Got> {
  try {
    return { kind: 'body', body: await http.json(method, path, { idleMs: ANSWER_MS }) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { kind: kindOf(error), why: error.message };
  }
}

function kindOf(error: ApiError): Exclude<Got['kind'], 'body'> {
  if (error.code === 'unknown-route') return 'absent';
  if (error.kind !== 'refused') return 'unreachable';
  return isTokenRefused(error) ? 'refused' : 'failed';
}
