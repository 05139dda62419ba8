import { judged, statusOf, type Asking } from './status-of.js';
import type { Trial } from './try-out.js';

const GUARD = 'Update Rollcall, and see that no proxy before it answers in its place.';
const UNKNOWN = [401];

export interface ApiTarget {
  /** Its URL, without a slash at its end. */
  readonly base: string;
  /** A token that is none. */
  readonly guess: string;
  readonly signal: AbortSignal;
}

/** What is asked for, and the statuses that refuse it. */
interface Door extends Asking, Pick<Trial, 'check' | 'held' | 'open'> {
  readonly refusal: readonly number[];
}

/** Tries to get out of the API what only a token opens. */
export function apiTrials({ base, guess, signal }: ApiTarget): Trial[] {
  const doors = [...closed(), ...guessed(guess), ...otherSites(), ...paths()];
  return doors.map(({ check, held, open, refusal, ...asking }) => ({
    ...{ check, held, open },
    todo: GUARD,
    run: async () => judged(await statusOf(base, asking, signal), refusal),
  }));
}

function closed(): Door[] {
  const places = { fleet: '/services', cameras: '/agents', events: '/events', 'join tokens': '/join-tokens' };
  const told = Object.entries(places).map(([what, path]) => ({
    check: 'http-no-token',
    held: `The API does not tell the ${what} without a token`,
    open: `The API tells the ${what} to anybody`,
    path: `/api/v1${path}`,
    refusal: UNKNOWN,
  }));
  const agent = {
    check: 'http-install',
    held: 'The agent is given to nobody without a join token',
    open: 'The agent is given to anybody',
    path: '/install/agent.tgz',
    refusal: UNKNOWN,
  };
  return [...told, agent];
}

function guessed(guess: string): Door[] {
  const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });
  return [
    {
      check: 'http-token',
      held: 'The API knows no token that was made up',
      open: 'The API takes any token',
      ...{ path: '/api/v1/services', headers: bearer(guess), refusal: UNKNOWN },
    },
    {
      check: 'http-empty-token',
      held: 'The API knows no empty token',
      open: 'The API takes an empty token',
      ...{ path: '/api/v1/services', headers: bearer(''), refusal: UNKNOWN },
    },
    {
      check: 'http-install',
      held: 'The agent is given to nobody with a join token that was made up',
      open: 'The agent is given for any join token',
      ...{ path: '/install/agent.tgz', headers: bearer(guess), refusal: UNKNOWN },
    },
  ];
}

function otherSites(): Door[] {
  return [
    {
      check: 'http-host',
      held: 'The API answers to no name that is not its own',
      open: 'The API answers to any name: a page whose name is made to point here may ask it',
      ...{ path: '/health/live', headers: { host: 'evil.example' }, refusal: [421] },
    },
    {
      check: 'http-origin',
      held: 'The API answers no page of somebody else',
      open: "The API answers anybody's page",
      ...{ path: '/health/live', headers: { origin: 'http://evil.example' }, refusal: [403] },
    },
  ];
}

function paths(): Door[] {
  return ['/..%2f..%2fadmin-token', '/api/v1/..%2f..%2fadmin-token', '/%2e%2e/admin-token'].map((path) => ({
    check: 'http-path',
    held: `No file is given by ${path}`,
    open: `A file is given by ${path}`,
    path,
    refusal: [400, 401, 403, 404],
  }));
}
