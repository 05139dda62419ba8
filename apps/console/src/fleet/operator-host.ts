import type { Schemas } from '#client/index.js';

const THIS_HOST = /^(localhost|127\..*|\[::1\])$/;

interface Address {
  readonly protocol: string;
  readonly hostname: string;
}

/** Under what name this page reached the operator's host, where a Pi can do so too; empty where it cannot. */
export function ownHost({ protocol, hostname }: Address): string {
  if (protocol !== 'https:' || THIS_HOST.test(hostname)) return '';
  return hostname.replace(/^\[|\]$/g, '');
}

/** Its addresses on the networks that are searched. */
export function networkAddresses(view: Pick<Schemas['DiscoveryView'], 'links'> | undefined): string[] {
  const addresses = view?.links.map(({ address }) => address) ?? [];
  return [...new Set(addresses)].filter((address) => !THIS_HOST.test(address));
}
