import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import { Takeovers } from '#testing/takeovers.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { foundIds, startUp } from '../../parts/fleet.js';
import { toldOfAll } from '../../parts/told.js';

const IDS = Array.from({ length: 20 }, (_, i) => `taken-${i}`);
const EACH = 500;
const NONE = { most: 0 };
const TAKEN: Figure = {
  what: 'connections thrown out by their successor with the same id, whose will was heard at the broker',
  unit: 'messages',
  limit: { least: IDS.length * EACH, most: IDS.length * EACH },
};
const LATE: Figure = { what: "wills heard after the birth of a newer connection's", unit: 'messages' };
const BELIEVED: Figure = {
  what: "such wills that the API's rule of epochs believed",
  unit: 'messages',
  limit: NONE,
};
const LOST: Figure = {
  what: '`service.lost` for those ids at an SSE reader, until 5 s after the last takeover',
  unit: 'events',
  limit: NONE,
};
const AWAY: Figure = { what: 'ids that the API does not show as found then', unit: 'services', limit: NONE };

/** Longer than discovery holds a loss back. */
const SETTLE_MS = 5000;

export const takeovers: Measure = {
  name: 'takeovers',
  what: `whether a will that comes late is believed, in ${IDS.length * EACH} takeovers of a client id`,
  runs: 1,
  deadlineMs: 600_000,
  async run(scene) {
    await startUp(scene);
    const events = await scene.events();
    const clients = await Takeovers.at(scene.broker.url, scene.broker.dataDir);
    try {
      await Promise.all(IDS.map((id) => clients.connect(id)));
      await toldOfAll(events, 'service.found', IDS, 20_000);
      await Promise.all(IDS.map((id) => takeOver(clients, id)));
      await eventually('every will', () => clients.heard.wills >= IDS.length * EACH, 60_000);
      await pause(SETTLE_MS);
      const found = await foundIds(scene.place);
      const { wills, late, believed } = clients.heard;
      return [
        { figure: TAKEN, value: wills },
        { figure: LATE, value: late },
        { figure: BELIEVED, value: believed },
        { figure: LOST, value: events.received.filter(({ type }) => type === 'service.lost').length },
        { figure: AWAY, value: IDS.filter((id) => !found.includes(id)).length },
      ];
    } finally {
      await clients.close();
    }
  },
};

async function takeOver(clients: Takeovers, id: string): Promise<void> {
  for (let i = 0; i < EACH; i += 1) await clients.connect(id);
}
