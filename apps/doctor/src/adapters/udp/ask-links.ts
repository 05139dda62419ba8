import type { Random } from '#contracts/ports/random.js';
import type { BroadcastLink } from '#network/links.js';
import type { ProbeSeen } from '../../domain/seen/network.js';
import { sentPackets } from '../proc/sent-packets.js';
import { ask, type Asked, type AskParts } from './ask.js';

export interface AskedLink {
  readonly link: BroadcastLink;
  readonly asked: Asked;
  readonly left: boolean | undefined;
}

/**
 * Asks everybody on each link. `from` is the port to ask from: that of the roll call where nobody here holds it, as
 * services of the published idea answer to that alone; else 0, as a second socket there would take what is sent to
 * discovery.
 */
export function askLinks(
  links: readonly BroadcastLink[],
  ports: { readonly from: number; readonly to: number },
  random: Random,
  parts: AskParts,
): Promise<AskedLink[]> {
  return Promise.all(
    links.map(async (link) => {
      const before = await sentPackets(link.name);
      const question = {
        from: { address: link.address, port: ports.from },
        to: [{ address: link.broadcast, search: random.id() }],
        port: ports.to,
      };
      const asked = await ask(question, parts);
      const after = await sentPackets(link.name);
      return { link, asked, left: before === undefined || after === undefined ? undefined : after > before };
    }),
  );
}

/** What became of the probes on a link; `heardOwn` says whether this host heard them itself. */
export function probeSeen({ link, asked, left }: AskedLink, heardOwn: boolean | undefined): ProbeSeen {
  const { sent, errors } = asked;
  return { link: link.name, address: link.address, sent, errors, heardOwn, left };
}
