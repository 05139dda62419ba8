import type { DiscoverySeen, OperatorSeen, RosterSeen } from '../../domain/seen/operator.js';
import { listOf, numberIn, recordOf, textsIn, textIn } from './loose.js';
import { readService } from './read-service.js';

/** What came of asking the API: the body, or why there is none. `absent`: it knows no such call. */
export type Got =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'absent' | 'unreachable' | 'refused' | 'failed'; readonly why: string };

/** The operator's API, as whoever calls the doctor reaches it. */
export interface OperatorApi {
  readonly url: string;
  /** ROLLCALL_URL, or a flag, names it. */
  readonly named: boolean;
  /** `path` beneath /api/v1. Rejects only when interrupted. */
  get(path: string): Promise<Got>;
}

/** One that can also be made to do what is watched. */
export interface SearchableApi extends OperatorApi {
  /** Asks for a search; who may not has to wait for the next one. Rejects only when interrupted. */
  search(): Promise<Got>;
}

/** Asks the API. Another version may answer with more or less: what cannot be read is left out. `now`: unix ms. */
export async function readOperator(api: OperatorApi, now: number): Promise<OperatorSeen> {
  const { url, named } = api;
  const services = await api.get('/services');
  if (services.kind !== 'body') {
    const state = services.kind === 'absent' ? 'failed' : services.kind;
    return { state, url, named, why: services.why };
  }
  const [discovery, roster] = [await api.get('/discovery'), await api.get('/roster')];
  return {
    state: 'reached',
    url,
    services: listOf(recordOf(services.body)?.items).flatMap((value) => readService(value, now)),
    discovery: discovery.kind === 'body' ? readDiscovery(discovery.body) : undefined,
    roster: roster.kind === 'body' ? readRoster(roster.body) : undefined,
  };
}

function readRoster(value: unknown): RosterSeen | undefined {
  const view = recordOf(value);
  if (!Array.isArray(view?.names) || !Array.isArray(view.missing)) return undefined;
  return { expected: textsIn(view, 'names').length, missing: textsIn(view, 'missing') };
}

function readDiscovery(value: unknown): DiscoverySeen | undefined {
  const view = recordOf(value);
  if (typeof view?.present !== 'boolean') return undefined;
  const network = recordOf(view.network);
  const [silent, known] = [numberIn(network, 'silent'), numberIn(network, 'known')];
  const counts = Object.entries(recordOf(view.refused) ?? {});
  return {
    present: view.present,
    links: listOf(view.links).flatMap(readLink),
    leftOut: textsIn(view, 'leftOut'),
    seeds: textsIn(view, 'seeds'),
    refused: Object.fromEntries(
      counts.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    ...(silent !== undefined && known !== undefined && { network: { silent, known } }),
  };
}

function readLink(value: unknown): DiscoverySeen['links'] {
  const link = recordOf(value);
  const [name, address, broadcast] = ['name', 'address', 'broadcast'].map((key) => textIn(link, key));
  if (name === undefined || address === undefined || broadcast === undefined) return [];
  return [{ name, address, broadcast }];
}
