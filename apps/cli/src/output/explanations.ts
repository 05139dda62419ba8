import {
  LOST_REASONS,
  SERVICE_FLAGS,
  type LostReason,
  type Service,
  type ServiceFlag,
} from '#contracts/messages/registry.js';

const EXPLANATIONS: Readonly<Record<LostReason | ServiceFlag, string>> = {
  bye: 'it said good-bye: it was stopped',
  will: 'its connection broke: power or network',
  missed: 'silent in three searches',
  network: 'silent together with most others',
  replaced: 'another service took its place',
  suspect: 'silent in two searches, it is being asked again',
  'udp-unreachable': 'the broker hears it, UDP does not: see "rollcall doctor"',
  flapping: 'found and lost five times in ten minutes',
  conflict: 'two boards use this id',
};

/** Why a service was lost, or a flag that it has, in words; undefined for what is no such thing. */
export function explanationOf(word: string): string | undefined {
  return Object.hasOwn(EXPLANATIONS, word) ? EXPLANATIONS[word as keyof typeof EXPLANATIONS] : undefined;
}

/** `will: its connection broke: power or network`: a line for each reason and flag that these services have. */
export function legend(services: readonly Service[]): string[] {
  const lost = services.filter(({ status }) => status === 'lost');
  const occur = new Set<string>([
    ...lost.map(({ reason }) => reason),
    ...services.flatMap(({ flags }) => flags),
  ]);
  return [...LOST_REASONS, ...SERVICE_FLAGS]
    .filter((word) => occur.has(word))
    .map((word) => `${word}: ${EXPLANATIONS[word]}`);
}
