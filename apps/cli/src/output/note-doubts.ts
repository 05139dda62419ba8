import type { Snapshot } from '#contracts/http/views.js';
import type { Output } from './output.js';
import { troubleText } from './trouble-text.js';

/** Says what makes a view doubtful. */
export function noteDoubts(output: Output, { stale, network }: Snapshot): void {
  if (stale) output.note('Discovery is away: found and lost may be out of date.');
  if (network) output.note(`Rather the network than the services: ${troubleText(network)}.`);
}
