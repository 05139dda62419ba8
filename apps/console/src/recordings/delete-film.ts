import { ApiError } from '#client/index.js';
import { rollcall } from '../state/rollcall.js';
import type { Film } from './film.js';

/** Has its camera delete a film. Rejects with an ApiError. */
export async function deleteFilm({ cameraId, id }: Film, isLeaving: boolean): Promise<void> {
  const params = { path: { id: cameraId, rid: id } };
  try {
    await rollcall.call('delete', '/cameras/{id}/recordings/{rid}', { params, keepalive: isLeaving });
  } catch (error) {
    // Asked for already, as the page was left, or by somebody else.
    if (!(error instanceof ApiError) || error.code !== 'unknown-recording') throw error;
  }
}
