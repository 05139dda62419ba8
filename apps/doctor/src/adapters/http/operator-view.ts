import type { DiscoverySeen, OperatorSeen, ServiceSeen } from '../../domain/seen/operator.js';
import { listOf, numberIn, recordOf, textIn, textsIn } from './loose.js';

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

/** Asks the API. Another version may answer with more or less: what cannot be read is left out. */
export async function readOperator(api: OperatorApi): Promise<OperatorSeen> {
  const { url, named } = api;
  const services = await api.get('/services');
  if (services.kind !== 'body') {
    const state = services.kind === 'absent' ? 'failed' : services.kind;
    return { state, url, named, why: services.why };
  }
  const discovery = await api.get('/discovery');
  return {
    state: 'reached',
    url,
    services: listOf(recordOf(services.body)?.items).flatMap(readService),
    discovery: discovery.kind === 'body' ? readDiscovery(discovery.body) : undefined,
  };
}

function readService(value: unknown): ServiceSeen[] {
  const service = recordOf(value);
  const id = textIn(service, 'id');
  if (!service || id === undefined) return [];
  const port = numberIn(service, 'port');
  return [
    {
      id,
      label: textIn(service, 'label') ?? id,
      addresses: textsIn(service, 'addresses'),
      found: service.status === 'found',
      flags: textsIn(service, 'flags'),
      conflict: textsIn(service, 'conflict'),
      ...(port !== undefined && { port }),
    },
  ];
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
