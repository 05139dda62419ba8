import type { Got, OperatorApi } from '#doctor/main.js';
import { CliError, type FailureKind } from '../cli-error.js';
import type { HttpClient } from './http-client.js';

/** Nothing that the doctor asks for takes long; an API behind a firewall never answers. */
const ANSWER_MS = 5000;

const KINDS: Readonly<Record<FailureKind, 'unreachable' | 'refused' | 'failed'>> = {
  failed: 'failed',
  usage: 'failed',
  unreachable: 'unreachable',
  'token-refused': 'refused',
};

/** The API as the doctor asks it: a failure is an answer too. */
export function operatorApi(http: HttpClient, named: boolean): OperatorApi {
  const { base: url } = http.target;
  return { url, named, get: (path) => got(http, 'GET', path), search: () => got(http, 'POST', '/searches') };
}

async function got(http: HttpClient, method: 'GET' | 'POST', path: string): Promise<Got> {
  try {
    return { kind: 'body', body: await http.json(method, path, undefined, ANSWER_MS) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const kind = error.more.code === 'unknown-route' ? 'absent' : KINDS[error.kind];
    return { kind, why: error.message };
  }
}
