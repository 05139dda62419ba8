import { rollcall } from '../state/rollcall.js';
import type { TakeView } from './take.js';

/** Has something done with a take that there is. Rejects with an ApiError. */
export function takeCall(
  id: string,
  deed: 'arm' | 'roll' | 'cut' | 'cancel',
  body: { readonly anyway?: boolean } = {},
): Promise<TakeView> {
  const params = { path: { id } };
  if (deed === 'roll') return rollcall.call('post', '/takes/{id}/roll', { params, body });
  if (deed === 'cut') return rollcall.call('post', '/takes/{id}/cut', { params, body: {} });
  return rollcall.call('post', `/takes/{id}/${deed}`, { params });
}
