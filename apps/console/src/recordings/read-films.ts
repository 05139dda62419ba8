import { ApiError } from '#client/index.js';
import { rollcall } from '../state/rollcall.js';
import type { Answer, Asked } from './film-list.js';

/** The films of these cameras, and who of them could not be asked. Rejects with an ApiError. */
export async function readFilms(asked: Asked): Promise<Answer> {
  if (asked === 'all') return rollcall.call('get', '/recordings');
  const answers = await Promise.all([...asked].map(ofCamera));
  return {
    items: answers.flatMap(({ items }) => items),
    unreached: answers.flatMap(({ unreached }) => unreached),
  };
}

async function ofCamera(cameraId: string): Promise<Answer> {
  const params = { path: { id: cameraId } };
  try {
    const { items } = await rollcall.call('get', '/cameras/{id}/recordings', { params });
    return { items, unreached: [] };
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'refused') throw error;
    // What comes and goes may be something else than a camera.
    const isCamera = error.code !== 'unknown-camera';
    return { items: [], unreached: isCamera ? [{ cameraId, error }] : [] };
  }
}
