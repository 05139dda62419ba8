import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import { isNear } from '../on-link.js';
import type { TargetSeen } from '../seen/target.js';
import { counted, unique } from '../words.js';
import { unanswered } from './unanswered.js';

/** What became of the addresses that were asked by themselves. */
export function targets(observations: Observations): Finding[] {
  const { targets: all, targetsLeftOut } = observations;
  const found = all.map((target) => judge(target, observations));
  const rest: Found[] =
    targetsLeftOut === 0
      ? []
      : [
          {
            verdict: 'note',
            seen: `${counted(targetsLeftOut, 'further address', 'further addresses')} not asked`,
          },
        ];
  return [...found, ...rest].map((one) => finding('network', 'asked', one));
}

function judge(target: TargetSeen, all: Observations): Found {
  const { address, label, own, byBroadcast, answer } = target;
  const who = label === undefined ? address : `${label} at ${address}`;
  if (own) return { verdict: 'ok', seen: `${who} is this host: nothing was sent` };
  if (byBroadcast) return { verdict: 'ok', seen: `${who} answered the broadcast` };
  if (!answer) return unanswered(who, target, all);
  const near = isNear(all.links, address);
  return answeredAlone(`${who} (${answer.hostname})`, address, near, all);
}

function answeredAlone(who: string, address: string, near: boolean, all: Observations): Found {
  const theirs = all.operator.state === 'reached' ? (all.operator.discovery?.seeds ?? []) : [];
  const seeds = unique([...all.seeds, ...theirs]);
  const seen = near
    ? `${who} answers when asked alone, but broadcasts do not reach it`
    : `${who} answers when asked alone; it is in another network, where no broadcast goes`;
  if (seeds.includes(address)) return { verdict: 'ok', seen: `${seen}: it is found as a seed` };
  const set = `set ROLLCALL_SEEDS=${[...seeds, address].join(',')} for discovery`;
  if (!near) return { verdict: 'note', seen, todo: `So that searches find it, ${set}.` };
  return {
    verdict: 'problem',
    seen,
    todo: `Let broadcasts to UDP ${all.port} through (isolation of an access point, a filter in a switch, a firewall on that host), or ${set}.`,
  };
}
