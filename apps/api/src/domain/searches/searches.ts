import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { validated } from '#contracts/messages/decode.js';
import { Search } from '#contracts/messages/search.js';
import { requireDiscovery } from '../discovery/require-discovery.js';
import type { Fleet } from '../fleet/fleet.js';
import type { SearchRequests } from './search-requests.js';

const ANSWER_MS = 3000;

/** Starts searches and keeps the latest one that was heard of. */
export class Searches {
  private heard: Search | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly discovery: SearchRequests,
  ) {}

  /** Rejects with `broker-away` or `discovery-away` at once, with `no-answer` after 3 s. */
  async start(): Promise<Search> {
    requireDiscovery(this.fleet);
    const decoded = validated(Search, await this.discovery.search(ANSWER_MS));
    if (!decoded.ok) {
      throw new RollcallError(
        'internal',
        `Discovery answered with no search: ${decoded.refusal.fields.join(', ')}.`,
      );
    }
    // Its events may have been heard before this answer: they know more.
    if (this.heard?.id !== decoded.value.id) this.heard = decoded.value;
    return decoded.value;
  }

  /** An event told about a search. */
  hear(search: Search): void {
    this.heard = search;
  }

  latest(): Search {
    if (this.heard) return this.heard;
    throw new RollcallError('unknown-search', 'No search has been heard of since this API started.');
  }
}
