import type { ApiError } from './api-error.js';

/** How fresh what is shown can be. Instants are unix ms. */
export type Connection =
  /** For the first time. */
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** It is tried again by itself; what is shown is as it was at `since`. */
  | { readonly state: 'broken'; readonly since: number; readonly error: ApiError; readonly retryAt: number }
  /** It is not tried again: the API refused, such as a session that has ended. */
  | { readonly state: 'refused'; readonly since: number; readonly error: ApiError };
