import type { Wish } from '../domain/choose-targets.js';
import type { AnswerSeen } from '../domain/seen/network.js';
import type { TargetSeen } from '../domain/seen/target.js';
import { reachSilent } from './tcp/reach-silent.js';
import { isAmong, type RollCallSeen } from './udp/roll-call.js';

/** What became of each address that was to be asked; of the silent ones, whether the host is there at all. */
export function seeTargets(
  wishes: readonly Wish[],
  { seen, alone }: RollCallSeen,
  isOwn: (address: string) => boolean,
  signal: AbortSignal,
): Promise<TargetSeen[]> {
  return Promise.all(
    wishes.map((wish) => seeTarget(wish, seen.answers, alone.get(wish.address), isOwn(wish.address), signal)),
  );
}

async function seeTarget(
  wish: Wish,
  answers: readonly AnswerSeen[],
  answer: AnswerSeen | undefined,
  own: boolean,
  signal: AbortSignal,
): Promise<TargetSeen> {
  const { address, reasons, service } = wish;
  const byBroadcast = isAmong(wish, answers);
  const target = { address, reasons, own, byBroadcast, ...(service && { label: service.label }) };
  if (answer) return { ...target, answer };
  if (own || byBroadcast) return target;
  return { ...target, tcp: await reachSilent(wish, signal) };
}
