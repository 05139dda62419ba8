import type { Place } from '../../../test/e2e/support/place.js';

/** Has a camera closed, or opened: answered when it is, or has failed to. */
export async function openCamera(place: Place, id: string, how: 'open' | 'close'): Promise<void> {
  await place.post(`/cameras/${id}/${how}`);
}
