import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { eventually } from '#testing/eventually.js';
import type { Scene } from '../scene.js';

export interface OneTake {
  readonly take: TakeView;
  readonly certificate: TakeCertificate;
  /** From the request to its answer, ms. */
  readonly armMs: number;
}

const DEADLINE_MS = 40_000;

/** Arms all cameras, rolls them for a moment, waits until every film is saved, and fetches the certificate. */
export async function oneTake({ place }: Scene, body: object): Promise<OneTake> {
  const begun = performance.now();
  const { id } = await done(await place.call('POST', '/takes', { cameras: 'all', ...body }));
  const armMs = performance.now() - begun;
  await done(await place.call('POST', `/takes/${id}/roll`, { anyway: true }));
  const take = await eventually(
    'every film is saved',
    async () => {
      const now = await place.get<TakeView>(`/takes/${id}`);
      return ['complete', 'failed'].includes(now.state) && now;
    },
    DEADLINE_MS,
  );
  return { take, armMs, certificate: await place.get<TakeCertificate>(`/takes/${id}/certificate`) };
}

async function done(response: Response): Promise<TakeView> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return JSON.parse(text) as TakeView;
}
