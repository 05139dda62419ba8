import type { LostReason, ServiceFlag } from './registry.js';

export const EXPLANATIONS: Readonly<Record<LostReason | ServiceFlag, string>> = {
  bye: 'it said good-bye: it was stopped',
  will: 'its connection broke: power, network or process',
  missed: 'silent in three searches',
  network: 'silent together with most others',
  replaced: 'another service took its place',
  suspect: 'silent in two searches, it is being asked again',
  'udp-unreachable': 'the broker hears it, UDP does not: see "rollcall doctor"',
  flapping: 'five changes between found and lost in ten minutes',
  conflict: 'two boards use this id',
  unclaimed: 'it has not joined: give it a join token',
};

/** Why a service was lost, or a flag that it has, in words; undefined for what is no such thing. */
export function explanationOf(word: string): string | undefined {
  return Object.hasOwn(EXPLANATIONS, word) ? EXPLANATIONS[word as keyof typeof EXPLANATIONS] : undefined;
}
