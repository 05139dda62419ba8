import { ApiError, firstIdOf } from '#client/index.js';
import { rollcall } from '../state/rollcall.js';
import type { Film } from './film.js';

/** Ends the recording of a film, also while it waits for its camera. Rejects with an ApiError. */
export async function stopRecording(film: Film): Promise<void> {
  const params = { path: { id: film.cameraId, rid: firstIdOf(film) } };
  try {
    await rollcall.call('post', '/cameras/{id}/recordings/{rid}/stop', { params });
  } catch (error) {
    // It has ended by itself; or its agent is new, and has no film of it to answer with: it does not go on.
    if (!(error instanceof ApiError) || error.code !== 'not-recording') throw error;
  }
}
