import { finding, type Finding } from '../finding.js';
import type { Observations } from '../observations.js';
import type { AnswerSeen } from '../seen/network.js';
import { counted, unique } from '../words.js';

/** More are only counted. */
const MOST_LINES = 50;

/** Who answered the broadcasts. */
export function answers({ answers: all }: Observations): Finding[] {
  const lines = unique(all.map(keyOf)).map((key) => line(all.filter((answer) => keyOf(answer) === key)));
  const rest = lines.length - MOST_LINES;
  const shown =
    rest > 0 ? [...lines.slice(0, MOST_LINES), `${counted(rest, 'more answer')}: see --json`] : lines;
  return shown.map((seen) => finding('heard', 'answers', { verdict: 'ok', seen }));
}

function keyOf({ address, hostname, card }: AnswerSeen): string {
  return JSON.stringify([address, hostname, card?.id]);
}

function line(same: readonly AnswerSeen[]): string {
  const [first] = [...same].sort((a, b) => a.afterMs - b.afterMs);
  if (!first) return '';
  const { hostname, card, address, port, own, link, afterMs } = first;
  const who = card ? `${hostname} (${card.id})` : `${hostname} (a service that says its name alone)`;
  return `${who} at ${address}:${port}${own ? ', this host,' : ''} by ${link ?? 'unicast'} in ${Math.round(afterMs)} ms`;
}
