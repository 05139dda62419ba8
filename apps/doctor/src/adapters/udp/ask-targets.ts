import type { Random } from '#contracts/ports/random.js';
import { EVERY_ADDRESS } from '#network/udp-socket.js';
import type { Wish } from '../../domain/choose-targets.js';
import type { AnswerSeen } from '../../domain/seen/network.js';
import { ask, type AskParts } from './ask.js';
import type { HeardDatagram } from './heard-datagram.js';
import { readAnswers } from './read-answers.js';

export interface AskedTargets {
  readonly answers: ReadonlyMap<string, AnswerSeen>;
  readonly heard: readonly HeardDatagram[];
}

/** Asks each address by itself; the first answer of each counts. */
export async function askTargets(
  wishes: readonly Wish[],
  ports: { readonly from: number; readonly to: number },
  random: Random,
  isOwn: (address: string) => boolean,
  parts: AskParts,
): Promise<AskedTargets> {
  if (wishes.length === 0) return { answers: new Map(), heard: [] };
  const to = wishes.map(({ address }) => ({ address, search: random.id() }));
  const from = { address: EVERY_ADDRESS, port: ports.from };
  const { heard, askedAt } = await ask({ from, to, port: ports.to }, parts);
  const all = readAnswers(heard, askedAt, undefined, isOwn);
  const answers = new Map<string, AnswerSeen>();
  for (const { address, search } of to) {
    // By its search, as a host with several addresses may answer from another one; a service without a card names none,
    // and an announcement, which has a card, answers nothing.
    const answer = all.find((one) => one.search === search || (!one.card && one.address === address));
    if (answer) answers.set(address, answer);
  }
  return { answers, heard };
}
