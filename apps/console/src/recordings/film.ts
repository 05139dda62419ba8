import type { Schemas } from '#client/index.js';
import { rollcall } from '../state/rollcall.js';

export type Film = Schemas['Recording'];

/** Of a film among those of all cameras. */
export function filmKey({ cameraId, id }: Pick<Film, 'cameraId' | 'id'>): string {
  return `${cameraId}/${id}`;
}

/** What people call it. */
export function filmTitle({ name, id, part }: Pick<Film, 'name' | 'id' | 'part'>): string {
  const title = name ?? `Recording ${id.slice(0, 6)}`;
  return part === undefined ? title : `${title}, part ${part}`;
}

/** What its file is called where the API offers no other name. */
export function filmFile({ file, id }: Film): string {
  return file ?? `${id}.mp4`;
}

/** Its file is whole and can be read. */
export function isClosed({ state, frames }: Film): boolean {
  return frames > 0 && (state === 'saved' || state === 'failed' || state === 'recovered');
}

/** Where the browser gets it from. */
export function filmUrl({ cameraId, id }: Film, form?: 'progressive'): string {
  return rollcall.url(filmPath({ cameraId, id }, form));
}

/** Beneath the API's address. */
export function filmPath({ cameraId, id }: Pick<Film, 'cameraId' | 'id'>, form?: 'progressive'): string {
  return `/cameras/${cameraId}/recordings/${id}/video${form === undefined ? '' : `?form=${form}`}`;
}

export function newestFirst(a: Film, b: Film): number {
  return Date.parse(b.startedAt) - Date.parse(a.startedAt) || (b.part ?? 0) - (a.part ?? 0);
}
