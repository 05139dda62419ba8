import type { NetworkTrouble } from '#contracts/messages/registry.js';
import type { Change } from './change.js';

/** One part in so many of the services that are known. */
const MATERIAL_PARTS = 10;
const MATERIAL_MS = 1000;

/**
 * When the trouble of a network begins, changes much, and ends. Every answer moves its figures a little: that is
 * measured from what was told last, so that no slow drift stays untold and no to and fro is told again and again.
 */
export class NetworkNews {
  private told: NetworkTrouble | undefined;

  changesTo(now: NetworkTrouble | undefined): Change[] {
    const { told } = this;
    if (told === now || (told && now && !isMaterial(told, now))) return [];
    this.told = now;
    if (now) return [{ type: 'network.degraded', subject: 'registry', data: now }];
    return told ? [{ type: 'network.settled', subject: 'registry', data: told }] : [];
  }
}

function isMaterial(told: NetworkTrouble, now: NetworkTrouble): boolean {
  return (
    told.since !== now.since ||
    Math.abs(Date.parse(now.until) - Date.parse(told.until)) >= MATERIAL_MS ||
    Math.abs(now.silent * told.known - told.silent * now.known) * MATERIAL_PARTS >= now.known * told.known
  );
}
