import type { BulkSettingsAnswer } from '#contracts/http/views.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { PostOften } from '../../parts/post-often.js';
import { setStage } from '../../parts/troupe.js';

const AGENTS = 500;
const TIMES = 5;

const ANSWERED: Figure = {
  what: `\`PATCH /settings\` for ${AGENTS} agents in one process of their own → the answer with what each of them said`,
  unit: 'ms',
  limit: { most: 1000 },
};
const FIRST: Figure = {
  what: 'the same, the first after the start of the API',
  unit: 'ms',
  limit: { most: 1000 },
};
const REFUSED: Figure = {
  what: 'of the answers in all, those that are not good',
  unit: 'requests',
  limit: { most: 0 },
};

export const bulk500: Measure = {
  name: 'bulk-500',
  what: `how soon ${AGENTS} agents have answered one command for all`,
  runs: 3,
  async run(scene) {
    await setStage(scene, AGENTS);
    const api = new PostOften(scene.place.ports.http, await scene.place.token());
    try {
      const samples: Sample[] = [];
      for (let time = 0; time <= TIMES; time += 1) {
        const body = { cameras: 'all', settings: { brightness: time / 10 } };
        const began = performance.now();
        const answer = await api.post('/api/v1/settings', body, {}, 'PATCH');
        samples.push({ figure: time === 0 ? FIRST : ANSWERED, value: performance.now() - began });
        samples.push({ figure: REFUSED, value: AGENTS - good(answer.body) });
      }
      return samples;
    } finally {
      api.close();
    }
  },
};

function good(body: string): number {
  const { items } = JSON.parse(body) as Partial<BulkSettingsAnswer>;
  return items?.filter(({ ok }) => ok).length ?? 0;
}
