import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Snapshot } from '#contracts/http/views.js';
import type { Scene } from '../parts/scene.js';
import { Browser, type News } from './browser.js';
import { OPERATOR, type Peer } from './peer.js';

const READY_MS = 60_000;

/** Rollcall in the same lab. */
export const rollcall: Peer = {
  name: 'Rollcall',
  respond: (scene, host) =>
    host.rollcall(['agent'], {
      ...envOf(scene),
      ROLLCALL_ID: host.name,
      ROLLCALL_DRIVER: 'simulated',
      ROLLCALL_MQTT_URL: `mqtt://${OPERATOR}:${scene.place.ports.mqtt}`,
    }),
  async browse(scene, operator) {
    await rm(join(scene.place.dataDir, 'discovery', 'registry.json'), { force: true });
    const up = operator.rollcall(['up'], envOf(scene));
    await up.says('Rollcall is up', READY_MS);
    const watch = operator.rollcall(['watch', '--json'], envOf(scene));
    return new Browser(watch, readRollcall, () =>
      Promise.all([up, watch].map((program) => program.end('SIGKILL'))),
    );
  },
};

function envOf({ place }: Scene): Record<string, string> {
  return { ...place.env, ROLLCALL_LISTEN: '0.0.0.0', ROLLCALL_INTERFACES: 'eth0' };
}

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
