import { EXPLANATIONS } from '#contracts/messages/explanations.js';
// As a type alone: the message needs class-validator, whose loading takes a third of what a command takes to start.
import type { Service } from '#contracts/messages/registry.js';

/** `bye: it said good-bye: it was stopped`: a line for each reason and flag that these services have. */
export function legend(services: readonly Service[]): string[] {
  const lost = services.filter(({ status }) => status === 'lost');
  const occur = new Set<string>([
    ...lost.map(({ reason }) => reason),
    ...services.flatMap(({ flags }) => flags),
  ]);
  return Object.entries(EXPLANATIONS)
    .filter(([word]) => occur.has(word))
    .map(([word, text]) => `${word}: ${text}`);
}
