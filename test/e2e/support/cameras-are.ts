import type { CameraView } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import type { Place } from './place.js';

/** Waits until all of these cameras have this status, and know the operator's time, as a take asks of them. */
export async function camerasAre(
  place: Place,
  ids: readonly string[],
  status: CameraView['status'],
  deadlineMs: number,
): Promise<void> {
  const isSo = async (id: string): Promise<boolean> => {
    const view = await place.get<CameraView>(`/cameras/${id}`);
    return view.status === status && view.clock.known;
  };
  // The API may be starting, and not know one of them yet.
  const areSo = (): Promise<boolean> =>
    Promise.all(ids.map(isSo)).then(
      (each) => each.every(Boolean),
      () => false,
    );
  await eventually(`${ids.join(', ')} are ${status} and know the time`, areSo, deadlineMs);
}
