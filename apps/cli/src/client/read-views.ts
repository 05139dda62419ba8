import type { RosterView } from '#contracts/http/views.js';
import type { NetworkTrouble } from '#contracts/messages/registry.js';

/** The value as the roster; undefined for any other. */
export function asRoster(value: unknown): RosterView | undefined {
  const { names, present, missing, unexpected } = (value ?? {}) as Partial<RosterView>;
  const whole = [names, missing, unexpected].every(isTexts) && typeof present === 'number';
  return whole ? (value as RosterView) : undefined;
}

/** The value as trouble of the network; undefined for any other. */
export function asTrouble(value: unknown): NetworkTrouble | undefined {
  const { silent, known, until } = (value ?? {}) as Partial<NetworkTrouble>;
  const whole = typeof silent === 'number' && typeof known === 'number' && typeof until === 'string';
  return whole ? (value as NetworkTrouble) : undefined;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
