import type { Role } from '#contracts/http/role.js';

/** Who a request comes from. */
export interface Principal {
  /** `admin`, `token:<id>` or `user:<name>`: what sessions, streams and limits are kept by. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  readonly role: Role;
  /** The session that it came by; absent where the request carried the credential itself. */
  readonly session?: string;
}

/** Whoever has the admin's token of the data folder, or the preset one. */
export const ADMIN: Principal = { key: 'admin', name: 'admin', role: 'admin' };
