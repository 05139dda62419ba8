import type { Role } from './role.js';

/** `GET /api-tokens`. */
export interface ApiTokenView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  /** To the minute; absent while it was never used. */
  readonly lastUsedAt?: string;
}

/** `POST /api-tokens`: the only time that the token is told. */
export interface NewApiToken extends ApiTokenView {
  readonly token: string;
}

/** `GET /users`. */
export interface UserView {
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
}

/** Who reaches the API: its own host alone, the network by TLS, or the network in plain text as well. */
export type Reach = 'this-host' | 'network' | 'network-in-plain';

/** `GET /session`: who the caller is. */
export interface SessionView {
  /** `admin`, the name of a user, or `token:<id>`. */
  readonly name: string;
  readonly role: Role;
  /** Absent for a caller that sends its token with each request. */
  readonly expiresAt?: string;
  readonly reach: Reach;
}

/** `POST /sign-in-links`. */
export interface SignInLink {
  /** Behind the address of the API: `/sign-in/<code>`. */
  readonly path: string;
  readonly expiresAt: string;
}

/** `GET /audit`: one refused or changing call. */
export interface AuditEntry {
  readonly time: string;
  /** Absent where nobody was let in. */
  readonly principal?: string;
  readonly role?: Role;
  /** The camera that asked to join, or to renew what it was given. */
  readonly camera?: string;
  /** Id of the join token that it showed. */
  readonly joinToken?: string;
  readonly address: string;
  readonly method: string;
  /** With the ids that were asked for; `-` where there is no such route. */
  readonly route: string;
  readonly status: number;
  readonly requestId: string;
  /** The code of the refusal. */
  readonly reason?: string;
}
