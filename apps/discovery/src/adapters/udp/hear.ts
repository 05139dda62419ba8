import { decodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER } from '#contracts/udp/messages.js';
import type { Refusals } from '#runtime/refusals.js';
import type { Endpoint, Heard } from '../../domain/heard.js';

/**
 * The answers in a datagram. Calls, those of discovery itself included, are not for discovery; what cannot be
 * read is counted.
 */
export function hear(
  bytes: Uint8Array,
  { address, port }: Endpoint,
  own: boolean,
  refusals: Refusals,
): Heard[] {
  // A forged source: nobody can be asked again at port 0, and to send there is an error.
  if (port === 0) {
    refusals.refuse('udp-port-zero', { address });
    return [];
  }
  const { messages, refused } = decodeRollCall(bytes);
  for (const why of refused) refusals.refuse(`udp-${why}`, { address, port });
  return messages.flatMap((message) => {
    if (message.command !== ROLL_ANSWER) return [];
    const { hostname, card } = message;
    return [{ address, port, own, hostname, ...(card && { card }) }];
  });
}
