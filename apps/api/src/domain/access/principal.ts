import type { Role } from '#contracts/access/role.js';

/** Whoever calls, once that is proven. No two have one name. */
export interface Principal {
  readonly name: string;
  readonly role: Role;
}
