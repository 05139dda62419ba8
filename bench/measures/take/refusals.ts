import { seededRandom } from '#testing/seeded-random.js';
import { eventually } from '#testing/eventually.js';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { foundIds, startCamera, startUp, standBy } from '../../parts/fleet.js';
import { startClockedCameras } from '../../parts/takes/clocked-cameras.js';
import { RoughLink } from '../../parts/takes/rough-link.js';

const READY = 47;
/** So late comes every word of an agent with a bad clock, each way. */
const FAR_MS = 300;
const LOST_MS = 30_000;
const SMALL = { ROLLCALL_VIDEO: '160x120@10' };

const ARM: Figure = { what: '`POST /takes` for 50 cameras, three of them amiss → its answer', unit: 'ms' };
const NAMED: Figure = {
  what: 'of a full disk, a lost camera and a bad clock, those that the report names as such',
  unit: 'claims',
  limit: { least: 3, most: 3 },
};
const WRONGLY: Figure = {
  what: 'other cameras that the report names',
  unit: 'claims',
  limit: { most: 0 },
};

const EXPECTED: Readonly<Record<string, readonly ErrorCode[]>> = {
  'cam-full': ['disk-full'],
  'cam-lost': ['camera-lost'],
  'cam-clock': ['clock-unsure'],
};

export const refusals: Measure = {
  name: 'refusals',
  what: 'one of 50 cameras has a full disk, one is lost, one knows the time badly: the report of the arming names each',
  runs: 3,
  deadlineMs: 300_000,
  async run(scene) {
    await startUp(scene);
    const link = await RoughLink.open(
      scene.place.ports.mqtt,
      { delayMs: FAR_MS, jitterMs: 0, loss: 0 },
      seededRandom(1),
    );
    try {
      await startClockedCameras(scene, READY);
      startCamera(scene, 'cam-full', { ...SMALL, ROLLCALL_DISK_RESERVE: '100000GiB' });
      startCamera(scene, 'cam-clock', { ...SMALL, ROLLCALL_MQTT_URL: `mqtt://127.0.0.1:${link.port}` });
      const lost = startCamera(scene, 'cam-lost', SMALL);
      await standBy(scene.place, Object.keys(EXPECTED));
      lost.child.kill('SIGKILL');
      await eventually('the loss', async () => !(await foundIds(scene.place)).includes('cam-lost'), LOST_MS);
      const cameras = [...(await foundIds(scene.place)), 'cam-lost'];
      const begun = performance.now();
      const response = await scene.place.call('POST', '/takes', { cameras });
      const take = (await response.json()) as TakeView;
      const named = codesByCamera(take);
      return [
        { figure: ARM, value: performance.now() - begun },
        { figure: NAMED, value: Object.keys(EXPECTED).filter((id) => isNamed(id, named.get(id))).length },
        { figure: WRONGLY, value: [...named.keys()].filter((id) => !Object.hasOwn(EXPECTED, id)).length },
      ];
    } finally {
      link.close();
    }
  },
};

function codesByCamera({ entries }: TakeView): Map<string, readonly string[]> {
  const refused = entries.filter(({ state }) => state === 'refused');
  return new Map(
    refused.map(({ cameraId, error, report }) => [
      cameraId,
      [...(error ? [error.code] : []), ...(report?.findings ?? []).map(({ code }) => code)],
    ]),
  );
}

function isNamed(id: string, codes: readonly string[] = []): boolean {
  return (EXPECTED[id] ?? []).every((code) => codes.includes(code));
}
