import { UnsecuredJWT } from 'jose';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { signTicket, TICKET_TTL_MS, type TicketUse } from '#credentials/media-ticket.js';
import { isLoopback } from '#runtime/listen.js';
import { inAll } from '../../domain/security/in-all.js';
import type { Attempt, Outcome } from '../../domain/security/attempt.js';
import { tryConnect } from '../tcp/connect.js';
import { holdsCertificate } from './holds-certificate.js';
import { madeUpKey } from './made-up.js';
import type { MediaPlace } from './media-places.js';
import { judged, statusOf } from './status-of.js';
import type { Trial } from './try-out.js';

const UPDATE = 'Update Rollcall on these cameras.';
const LIST = '/v1/recordings';
const PATHS = [
  '/..%2f..%2fenrolment.json',
  `${LIST}/..%2f..%2fenrolment.json/video`,
  '/%2e%2e/enrolment.json',
];

export interface MediaTarget {
  /** The media ports to try. Rejects where they are not known. */
  readonly places: () => Promise<readonly MediaPlace[]>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** An attempt that is made at each camera. */
interface AtEach extends Attempt {
  readonly at: (place: MediaPlace) => Promise<Outcome>;
}

/** Tries to get films out of cameras without a ticket of the operator's. */
export function mediaTrials(target: MediaTarget): Trial[] {
  const { signal } = target;
  const tried: AtEach[] = [
    {
      check: 'media-certificate',
      held: 'Cameras show the certificate that they announced, or are open to their own host alone',
      open: 'What listens where a camera should shows another certificate, or speaks plain text to the network',
      todo: 'Start the agents without ROLLCALL_INSECURE_LAN, and see which program holds their port.',
      at: (place) => showsOwnCertificate(place, signal),
    },
    ...tickets(target),
    {
      check: 'media-path',
      held: 'Cameras give no file beside their films',
      open: 'Cameras give files beside their films',
      todo: UPDATE,
      at: (place) => givesFile(place, signal),
    },
  ];
  return tried.map(({ at, ...attempt }) => ({
    ...attempt,
    run: async () => each(await target.places(), at),
  }));
}

function tickets({ clock, random, signal }: MediaTarget): AtEach[] {
  const listed = async ({ url }: MediaPlace, refusal: number, ticket?: string): Promise<Outcome> => {
    const headers = ticket === undefined ? {} : { authorization: `Bearer ${ticket}` };
    return judged(await statusOf(url, { path: LIST, headers }, signal), [refusal]);
  };
  const use = (camera: string): TicketUse => ({ id: random.id(), camera, action: 'list' });
  const told = (what: string): Attempt => ({
    check: 'media-ticket',
    held: `Cameras list no films for ${what}`,
    open: `Cameras list their films for ${what}`,
    todo: UPDATE,
  });
  return [
    { ...told('who has no ticket'), at: (place) => listed(place, 401) },
    {
      ...told('a ticket of another operator'),
      at: async (place) => listed(place, 403, await signTicket(madeUpKey(), use(place.id), clock.now())),
    },
    {
      ...told('a ticket that nobody signed'),
      at: (place) => listed(place, 403, unsigned(use(place.id), clock.now())),
    },
  ];
}

/** On loopback it may be plain text. */
async function showsOwnCertificate({ host, port, said }: MediaPlace, signal: AbortSignal): Promise<Outcome> {
  if (!said) return { untried: 'what it announced at the broker is not known here' };
  const reached = await tryConnect(host, port, signal);
  if (reached !== 'open') return { untried: `${host} port ${port} is not reached (${reached})` };
  const { fingerprint } = said;
  if (fingerprint === undefined) return isLoopback(host) ? 'held' : 'open';
  return (await holdsCertificate({ host, port, fingerprint }, signal)) ? 'held' : 'open';
}

/** As `signTicket` makes it, with the algorithm "none" (RFC 7515, A.5). */
function unsigned({ id, camera, action }: TicketUse, now: number): string {
  return new UnsecuredJWT({ action })
    .setIssuer('rollcall-operator')
    .setAudience(camera)
    .setJti(id)
    .setExpirationTime(new Date(now + TICKET_TTL_MS))
    .encode();
}

async function givesFile({ url }: MediaPlace, signal: AbortSignal): Promise<Outcome> {
  const outcomes = [];
  for (const path of PATHS) {
    const outcome = judged(await statusOf(url, { path }, signal), [400, 401, 403, 404]);
    outcomes.push({ place: path, outcome });
  }
  return inAll(outcomes);
}

/** One after the other, as tries are made. */
async function each(
  places: readonly MediaPlace[],
  attempt: (place: MediaPlace) => Promise<Outcome>,
): Promise<Outcome> {
  if (places.length === 0) return { untried: 'no camera is found that has joined' };
  const outcomes = [];
  for (const place of places) {
    const outcome = await attempt(place).catch((error: unknown): Outcome => ({ untried: whyOf(error) }));
    outcomes.push({ place: place.id, outcome });
  }
  return inAll(outcomes);
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
