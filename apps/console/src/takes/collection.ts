import type { Schemas } from '#client/index.js';
import { ORIGINALS_MS } from '#client/originals-patience.js';
import { bytesText } from '../format/bytes.js';
import { count } from '../format/count.js';
import { rollcall } from '../state/rollcall.js';

export type Collection = Schemas['TakeCollectionView'];
export type OriginalItem = Schemas['OriginalsAnswer']['items'][number];

/** How far it is, in words. */
export function collectionText({
  state,
  films,
  verified,
  failed,
  received,
  bytes,
  bytesPerSecond,
}: Collection): string {
  if (state === 'none') return 'Not on the operator host';
  const checked = `${verified} of ${count(films, 'film')} checked`;
  if (state === 'collected') return `On the operator host, ${checked}`;
  const amount = `${bytesText(received)} of ${bytesText(bytes)}`;
  const rate = bytesPerSecond === undefined ? '' : `, ${bytesText(bytesPerSecond)}/s`;
  if (state === 'collecting') return `Being collected: ${checked}, ${amount}${rate}`;
  return `Not all on the operator host: ${checked}, ${amount}${failed > 0 ? `, ${failed} failed` : ''}`;
}

/** Rejects with an ApiError, as all of these. */
export function readCollection(id: string): Promise<Collection> {
  return rollcall.call('get', '/takes/{id}/collection', { params: { path: { id } } });
}

export function collect(id: string): Promise<Collection> {
  return rollcall.call('post', '/takes/{id}/collection', { params: { path: { id } }, body: {} });
}

export function stopCollecting(id: string): Promise<Collection> {
  return rollcall.call('post', '/takes/{id}/collection/stop', { params: { path: { id } } });
}

export async function deleteOriginals(id: string): Promise<readonly OriginalItem[]> {
  const params = { path: { id } };
  return (await rollcall.call('delete', '/takes/{id}/originals', { params, idleMs: ORIGINALS_MS })).items;
}
