import { EXPLANATIONS } from '#contracts/messages/explanations.js';
import { LOST_REASONS, SERVICE_FLAGS, type Service } from '#contracts/messages/registry.js';

/** `bye: it said good-bye: it was stopped`: a line for each reason and flag that these services have. */
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
