import type { FleetEntry } from '../fleet/fleet-entries.js';
import type { Film } from '../recordings/film.js';
import { readinessOf } from './readiness.js';

/** Those who are chosen, and how they are. */
export interface Crew {
  readonly chosen: ReadonlySet<string>;
  /** What the chosen ones record now. */
  readonly rolling: readonly Film[];
  readonly ready: number;
  /** Chosen, and not ready. */
  readonly away: number;
  /** Not chosen, and recording. */
  readonly others: number;
}

export function crewOf(chosen: ReadonlySet<string>, cameras: readonly FleetEntry[]): Crew {
  const known = cameras.filter(({ service }) => chosen.has(service.id));
  const states = known.map((entry) => readinessOf(entry).state);
  const isOneOf = (...wanted: string[]): number => states.filter((state) => wanted.includes(state)).length;
  return {
    chosen,
    rolling: known.flatMap(filmOf),
    ready: isOneOf('ready', 'warned'),
    away: isOneOf('not-ready') + chosen.size - known.length,
    others: cameras.filter((entry) => !chosen.has(entry.service.id) && filmOf(entry).length > 0).length,
  };
}

function filmOf(entry: FleetEntry): Film[] {
  const { recording } = entry.camera ?? {};
  return recording && readinessOf(entry).state === 'recording' ? [recording] : [];
}
