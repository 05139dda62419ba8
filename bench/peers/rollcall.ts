import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Snapshot } from '#contracts/http/views.js';
import { startAgentIn, startUpIn, watchIn } from '../parts/lab-programs.js';
import { Browser, type News } from './browser.js';
import type { Peer } from './peer.js';

/** Rollcall in the same lab. */
export const rollcall: Peer = {
  name: 'Rollcall',
  hindrance: () => undefined,
  respond: startAgentIn,
  async browse(scene, operator) {
    await rm(join(scene.place.dataDir, 'discovery', 'registry.json'), { force: true });
    const up = await startUpIn(scene, operator);
    const watch = watchIn(scene, operator);
    return new Browser(watch, readRollcall, () =>
      Promise.all([up, watch].map((program) => program.end('SIGKILL'))),
    );
  },
};

/** A line of `rollcall watch --json`; the first one is a snapshot. */
export function readRollcall(line: string): News[] {
  const message = JSON.parse(line) as { type: string; subject?: string; data?: Partial<Snapshot> };
  const { type, subject: host, data } = message;
  if (type === 'snapshot') {
    const found = data?.services?.filter(({ status }) => status === 'found') ?? [];
    return found.map(({ id }) => ({ what: 'found', host: id }));
  }
  if (host === undefined) return [];
  if (type === 'service.found') return [{ what: 'found', host }];
  return type === 'service.lost' ? [{ what: 'lost', host }] : [];
}
