import type { Card } from '#contracts/udp/messages.js';
import { ROLL_ANSWER } from '#contracts/udp/messages.js';
import type { Random } from '#contracts/ports/random.js';
import type { BroadcastLink } from '#network/links.js';
import { signProbe } from '#credentials/probe-token.js';
import type { Outcome } from '../../domain/security/attempt.js';
import { inWords, unique } from '../../domain/words.js';
import { ask, type AskParts, type Question } from '../udp/ask.js';
import { readMessages } from '../udp/read-answers.js';
import { madeUpKey } from './made-up.js';
import type { Trial } from './try-out.js';

const UPDATE = 'Update Rollcall on these cameras: whoever replays their answers keeps them found.';

export interface StrangerTarget {
  /** The networks to ask on. */
  readonly links: readonly BroadcastLink[];
  /** Of the roll call. */
  readonly port: number;
  readonly random: Random;
  readonly parts: AskParts;
}

/** Asks as discovery does without being the operator's: agents answer that, and give no more than a stranger gets. */
export function udpTrials(target: StrangerTarget): Trial[] {
  const trial = (what: string, sign: (link: BroadcastLink) => Question['sign']): Trial => ({
    check: 'udp-probe',
    held: `Agents seal no answer to ${what}`,
    open: `Agents seal their answer to ${what}`,
    todo: UPDATE,
    run: () => sealed(target, sign),
  });
  return [
    trial('a search that nobody signed', () => undefined),
    trial('a search that another operator signed', ({ address }) => {
      const key = madeUpKey();
      return (probe) => signProbe(key, probe, { at: [address] }, target.parts.clock.now());
    }),
  ];
}

async function sealed(
  target: StrangerTarget,
  sign: (link: BroadcastLink) => Question['sign'],
): Promise<Outcome> {
  if (target.links.length === 0) return { untried: 'this host has no network' };
  const answers = await Promise.all(target.links.map((link) => cardsOn(link, sign(link), target)));
  // Who has not joined has nothing to seal with.
  const cards = answers.flat().filter(({ unclaimed }) => !unclaimed);
  if (cards.length === 0) return { untried: 'no agent answered that has joined' };
  const giving = cards.filter(
    ({ token, at, n }) => token !== undefined || at !== undefined || n !== undefined,
  );
  return giving.length === 0 ? 'held' : { open: inWords(unique(giving.map(({ id }) => id))) };
}

async function cardsOn(
  { address, broadcast }: BroadcastLink,
  sign: Question['sign'],
  { port, random, parts }: StrangerTarget,
): Promise<Card[]> {
  const search = random.id();
  // A port of its own: what is sent to that of the roll call might be given to discovery.
  const question = { from: { address, port: 0 }, to: [{ address: broadcast, search }], port };
  const { heard } = await ask({ ...question, ...(sign && { sign }) }, parts);
  return readMessages(heard).flatMap(({ message }) =>
    message.command === ROLL_ANSWER && message.card?.search === search ? [message.card] : [],
  );
}
