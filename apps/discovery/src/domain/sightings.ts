/** An address of a service and the search, by number, at or after which it was last heard from. */
export interface Sighting {
  readonly address: string;
  readonly search: number;
}

/** Searches after which an address that is silent, while another speaks, counts as left. */
const STALE_SEARCHES = 2;
const MAX_ADDRESSES = 8;

/**
 * Notes that `address` was heard. A new one goes first, for the service has moved there; a known one keeps its
 * place, so that a host with several addresses does not change at every answer.
 */
export function sighted(list: readonly Sighting[], address: string, search: number): Sighting[] {
  const heard = { address, search };
  const fresh = list.filter((s) => s.address === address || search - s.search <= STALE_SEARCHES);
  if (fresh.some((s) => s.address === address)) return fresh.map((s) => (s.address === address ? heard : s));
  // Forged answers must not drive out where it really is.
  return fresh.length < MAX_ADDRESSES ? [heard, ...fresh] : fresh;
}
