import type { Principal } from './principal.js';

/** Somebody who may call, and a hash of what they prove it by: another one after the credential was changed. */
export interface Keyholder {
  readonly principal: Principal;
  readonly credential: string;
}
