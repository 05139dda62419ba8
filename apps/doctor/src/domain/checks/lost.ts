import { explanationOf } from '#contracts/messages/explanations.js';
import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import type { ServiceSeen } from '../seen/operator.js';
import { agoInWords, counted, isLoopbackAddress } from '../words.js';

/** More are counted: "rollcall ls" has them all. */
const MOST_NAMED = 20;

type Lost = ServiceSeen & { readonly lost: NonNullable<ServiceSeen['lost']> };

/** Services that are lost, the latest first. That may be as it should be, as with one that was switched off. */
export function lost({ operator, targets }: Observations): Finding[] {
  if (operator.state !== 'reached') return [];
  const all = operator.services.filter(isLost).sort((a, b) => a.lost.agoMs - b.lost.agoMs);
  const asked = targets.map(({ address }) => address);
  const named = all.slice(0, MOST_NAMED).map((service) => tell(service, asked));
  return [...named, ...rest(all.length - named.length)].map((found) => finding('operator', 'lost', found));
}

function isLost(service: ServiceSeen): service is Lost {
  return service.lost !== undefined;
}

function tell({ id, label, addresses, lost: { reason, agoMs } }: Lost, asked: readonly string[]): Found {
  const address = addresses.find((one) => !isLoopbackAddress(one));
  const why = explanationOf(reason);
  return {
    verdict: 'note',
    seen: `Lost: ${label} (${address ?? addresses[0] ?? 'no address'}), ${agoInWords(agoMs)}, ${reason}${why === undefined ? '' : `: ${why}`}`,
    todo: `${whatToDo(address, asked)}; if it is gone for good, "rollcall forget ${id}".`,
  };
}

function whatToDo(address: string | undefined, asked: readonly string[]): string {
  if (address === undefined) return 'Start its agent again';
  if (asked.includes(address)) return `See above what came of asking ${address}`;
  return `Ask it: "rollcall doctor --ask ${address}"`;
}

function rest(n: number): Found[] {
  if (n === 0) return [];
  return [{ verdict: 'note', seen: `${counted(n, 'more service')} lost`, todo: 'See "rollcall ls".' }];
}
