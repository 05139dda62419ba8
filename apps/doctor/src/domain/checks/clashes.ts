import { finding, type Finding } from '../finding.js';
import type { Observations } from '../observations.js';
import type { AnswerSeen } from '../seen/network.js';
import { inWords, unique } from '../words.js';

/** All addresses of this host count as one: its agents answer from each of them. */
const THIS_HOST = 'this host';

/** Several hosts that are taken for one, and several of one name. */
export function clashes({ answers }: Observations): Finding[] {
  const carded = answers.filter(({ card }) => card);
  const ids = unique(carded.map((answer) => answer.card?.id ?? ''));
  const names = unique(carded.map(({ hostname }) => hostname));
  return [
    ...ids.flatMap((id) =>
      sameId(
        id,
        carded.filter((answer) => answer.card?.id === id),
      ),
    ),
    ...names.flatMap((name) =>
      sameName(
        name,
        carded.filter(({ hostname }) => hostname === name),
      ),
    ),
  ];
}

/** One board answers from several addresses as one process; a restart gives two processes at one address. */
function sameId(id: string, same: readonly AnswerSeen[]): Finding[] {
  const boots = unique(same.map(({ card }) => card?.boot ?? ''));
  const places = boots.map((boot) => placesOf(same.filter(({ card }) => card?.boot === boot)));
  if (!places.some((some, i) => places.slice(i + 1).some((others) => areApart(some, others)))) return [];
  return [
    finding('heard', 'conflict', {
      verdict: 'problem',
      seen: `Several cameras speak as ${id}: from ${inWords(unique(places.flat()))}`,
      todo: 'Give each an ROLLCALL_ID and a credential of its own; on a copied card also a new /etc/machine-id.',
    }),
  ];
}

function sameName(name: string, same: readonly AnswerSeen[]): Finding[] {
  const ids = unique(same.map(({ card }) => card?.id ?? ''));
  const places = ids.map((id) => placesOf(same.filter(({ card }) => card?.id === id)));
  if (!places.some((some, i) => places.slice(i + 1).some((others) => areApart(some, others)))) return [];
  return [
    finding('heard', 'names', {
      verdict: 'note',
      seen: `Several hosts have the name ${name}: ${inWords(unique(places.flat()))}`,
      todo: 'They are told apart by their ids; for names of their own use "hostnamectl set-hostname" on each.',
    }),
  ];
}

function placesOf(answers: readonly AnswerSeen[]): string[] {
  return unique(answers.map(({ own, address }) => (own ? THIS_HOST : address)));
}

function areApart(some: readonly string[], others: readonly string[]): boolean {
  return !some.some((place) => others.includes(place));
}
