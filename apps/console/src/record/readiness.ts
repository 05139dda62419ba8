import type { FleetEntry } from '../fleet/fleet-entries.js';
import { LOW_DISK, statusOf } from '../fleet/status.js';

/** `warned`: it can roll, and there is something that people should know. */
export type ReadyState = 'ready' | 'warned' | 'not-ready' | 'recording' | 'saving';

export interface Readiness {
  readonly state: ReadyState;
  readonly why?: string;
  readonly advice?: string;
}

/** Whether a camera would roll now, by what it said last. */
export function readinessOf(entry: FleetEntry): Readiness {
  const { service, camera } = entry;
  if (service.status === 'lost') return lost(entry);
  if (service.flags.includes('unclaimed')) return notReady('It has not joined yet.', 'Give it a join token.');
  if (!camera) return notReady('Its agent has not said how it is.', 'Look whether it reaches the broker.');
  if (camera.recording?.state === 'saving') return { state: 'saving' };
  if (camera.status === 'recording') return { state: 'recording' };
  if (camera.status !== 'standing-by') {
    const { detail, advice } = camera.error ?? {};
    return notReady(detail ?? `It is ${statusOf(entry).text}.`, advice);
  }
  const { error } = camera.disk;
  if (error) return notReady(error.detail, error.advice);
  if (camera.disk.level === 'full') return notReady('Its disk is full.', 'Delete recordings of it.');
  return warned(camera);
}

function lost(entry: FleetEntry): Readiness {
  const why = `It is lost: ${statusOf(entry).why ?? 'it does not answer'}.`;
  // The agent needs nobody to go on: what it recorded is found when it comes back.
  if (wasRolling(entry))
    return notReady(`${why} It was recording.`, 'As long as it has power it goes on recording by itself.');
  return notReady(why, 'Look at its power and its network.');
}

/** It was lost while it recorded, as far as anybody knows. */
export function wasRolling({ service, camera }: FleetEntry): boolean {
  return service.status === 'lost' && camera?.recording !== undefined;
}

function warned({ disk, clock }: NonNullable<FleetEntry['camera']>): Readiness {
  if (disk.level === 'low') return { state: 'warned', why: LOW_DISK };
  if (!clock.known)
    return { state: 'warned', why: 'Its clock was not compared yet: the times of its film may be off.' };
  return { state: 'ready' };
}

function notReady(why: string, advice?: string): Readiness {
  return { state: 'not-ready', why, ...(advice !== undefined && { advice }) };
}
