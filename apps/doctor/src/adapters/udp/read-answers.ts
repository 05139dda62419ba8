import { decodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, type RollCallMessage } from '#contracts/udp/messages.js';
import type { AnswerSeen, RefusedSeen } from '../../domain/seen/network.js';
import type { HeardDatagram } from './heard-datagram.js';

/** A forged sender for each datagram must not make a list without an end. */
const MOST_SENDERS = 64;

export interface Answer extends AnswerSeen {
  /** The question that it answers, where it says so. */
  readonly search: string | undefined;
}

/** The answers among what was heard for a question that was asked at `askedAt`. */
export function readAnswers(
  heard: readonly HeardDatagram[],
  askedAt: number,
  link: string | undefined,
  isOwn: (address: string) => boolean,
): Answer[] {
  return heard.flatMap(({ bytes, address, port, at }) =>
    decodeRollCall(bytes).messages.flatMap((message): Answer[] => {
      if (message.command !== ROLL_ANSWER) return [];
      const { hostname, card } = message;
      const who = { link, address, port, own: isOwn(address), hostname, afterMs: at - askedAt };
      return [{ ...who, search: card?.search, ...(card && { card: { id: card.id, boot: card.boot } }) }];
    }),
  );
}

/** What could not be read, by sender and kind. */
export function readRefused(heard: readonly HeardDatagram[]): RefusedSeen[] {
  const counts = new Map<string, RefusedSeen>();
  for (const { bytes, address } of heard) {
    for (const kind of decodeRollCall(bytes).refused) {
      const key = `${kind} ${address}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      if (count > 1 || counts.size < MOST_SENDERS) counts.set(key, { kind, address, count });
    }
  }
  return [...counts.values()];
}

/** Every message in what was heard, with its sender. */
export function readMessages(
  heard: readonly HeardDatagram[],
): { readonly address: string; readonly message: RollCallMessage }[] {
  return heard.flatMap(({ bytes, address }) =>
    decodeRollCall(bytes).messages.map((message) => ({ address, message })),
  );
}
