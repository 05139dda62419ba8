import type { Random } from '#contracts/ports/random.js';
import type { BroadcastLink } from '#network/links.js';
import { delay } from '#contracts/delay.js';
import type { Wish } from '../../domain/choose-targets.js';
import type { Observations } from '../../domain/observations.js';
import type { AnswerSeen } from '../../domain/seen/network.js';
import type { AskParts } from './ask.js';
import { askLinks, probeSeen, type AskedLink } from './ask-links.js';
import { askTargets } from './ask-targets.js';
import { BroadcastEar } from './broadcast-ear.js';
import type { HeardDatagram } from './heard-datagram.js';
import { heardProbes, readSearches } from './hearing.js';
import { readAnswers, readRefused } from './read-answers.js';

const LOOK_EVERY_MS = 250;

export interface RollCallOptions {
  readonly port: number;
  /** Nobody on this host holds the port. */
  readonly free: boolean;
  readonly links: readonly BroadcastLink[];
  readonly listenMs: number;
  readonly isOwn: (address: string) => boolean;
  readonly random: Random;
  /** Whom to ask alone: known when the API has answered. */
  readonly wishes: Promise<readonly Wish[]>;
}

export interface RollCallSeen {
  readonly seen: Pick<Observations, 'probes' | 'answers' | 'refused' | 'hearing'>;
  /** By address, of those that were asked alone. */
  readonly alone: ReadonlyMap<string, AnswerSeen>;
}

/** Asks everybody, then alone who was silent, and listens all the while, `listenMs` at most for a search of others. */
export async function holdRollCall(options: RollCallOptions, parts: AskParts): Promise<RollCallSeen> {
  const { port, free, links, listenMs, isOwn, random } = options;
  const { clock, logger } = parts;
  const ports = { from: free ? port : 0, to: port };
  const ear = new BroadcastEar(clock, logger);
  const since = clock.monotonic();
  try {
    await ear.open(
      links.map(({ broadcast }) => broadcast),
      port,
    );
    const asked = await askLinks(links, ports, random, parts);
    const answers = asked.flatMap((one) => answersOn(one, isOwn));
    const silent = (await options.wishes).filter((wish) => !isOwn(wish.address) && !isAmong(wish, answers));
    const alone = await askTargets(silent, ports, random, isOwn, parts);
    await searchHeard(ear, since + listenMs, isOwn, parts);
    const heard = [...ear.datagrams, ...asked.flatMap((one) => one.asked.heard), ...alone.heard];
    const seen = {
      probes: asked.map((one) => probeSeen(one, heardOwn(one, ear, parts.self))),
      answers,
      refused: readRefused(heard),
      hearing: hearingOf(ear, clock.monotonic() - since, isOwn, parts.self),
    };
    return { seen, alone: alone.answers };
  } finally {
    await ear.close();
  }
}

/** Waits for a search of others, until a moment of the monotonic clock. */
async function searchHeard(
  ear: BroadcastEar,
  until: number,
  isOwn: RollCallOptions['isOwn'],
  { clock, signal, self }: AskParts,
): Promise<void> {
  const isHeard = (): boolean => readSearches(ear.datagrams, self, isOwn).length > 0;
  const left = (): number => until - clock.monotonic();
  for (let ms = left(); ms > 0 && !isHeard(); ms = left())
    await delay(clock, Math.min(LOOK_EVERY_MS, ms), signal);
}

/** Whether a broadcast reached whom one would ask alone. */
export function isAmong({ address, service }: Wish, answers: readonly AnswerSeen[]): boolean {
  const isThis = (id: string | undefined): boolean => service !== undefined && id === service.id;
  return answers.some((answer) => answer.address === address || isThis(answer.card?.id));
}

function answersOn({ link, asked }: AskedLink, isOwn: RollCallOptions['isOwn']): AnswerSeen[] {
  return readAnswers(asked.heard, asked.askedAt, link.name, isOwn).map(({ search: _, ...answer }) => answer);
}

function heardOwn({ link }: AskedLink, ear: BroadcastEar, self: string): boolean | undefined {
  if (ear.failed.some(({ address }) => address === link.broadcast)) return undefined;
  return heardProbes(ear.datagrams, self, link.address);
}

function hearingOf(
  { datagrams, failed }: { datagrams: readonly HeardDatagram[]; failed: BroadcastEar['failed'] },
  ms: number,
  isOwn: RollCallOptions['isOwn'],
  self: string,
): Observations['hearing'] {
  return { ms, failed, searches: readSearches(datagrams, self, isOwn) };
}
