import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeSummary, TakeView } from '#contracts/http/take-views.js';
import type { Collection } from '#contracts/http/views.js';
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
  const { id } = await place.post<TakeView>('/takes', { cameras: 'all', ...body });
  const armMs = performance.now() - begun;
  await place.post(`/takes/${id}/roll`, { anyway: true });
  // The list tells the state alone: a take with all its cameras is large.
  await eventually('every film is saved', async () => isOver(place), DEADLINE_MS);
  const take = await place.get<TakeView>(`/takes/${id}`);
  return { take, armMs, certificate: await place.get<TakeCertificate>(`/takes/${id}/certificate`) };
}

async function isOver(place: Scene['place']): Promise<boolean> {
  const { items } = await place.get<Collection<TakeSummary>>('/takes?limit=1');
  return ['complete', 'failed'].includes(items[0]?.state ?? '');
}
