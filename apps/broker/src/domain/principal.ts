import { isId } from '#contracts/ids.js';
import type { AclRule } from '#contracts/topics/acl.js';

/** Who a client has shown to be. */
export type Principal =
  { readonly role: 'agent'; readonly id: string } | { readonly role: 'discovery' } | { readonly role: 'api' };

/** A client that was let in. */
export interface SignedIn {
  readonly principal: Principal;
  /** What its token names; nothing beyond the topic map counts. */
  readonly acl: readonly AclRule[];
}

/** The user names that are no agent's; they cannot be ids. */
export interface OperatorUsers {
  readonly discovery: string;
  readonly api: string;
}

/** Who a user name stands for; undefined for one that nobody can have. */
export function principalOf(user: string, operators: OperatorUsers): Principal | undefined {
  if (user === operators.discovery) return { role: 'discovery' };
  if (user === operators.api) return { role: 'api' };
  return isId(user) ? { role: 'agent', id: user } : undefined;
}

/**
 * Whether a client id may be used by this user. A client id throws out whoever has it, so an agent's is its
 * own id (its second process takes over from the first) and an operator's begins with its user name.
 */
export function mayUseClientId(principal: Principal, user: string, clientId: string): boolean {
  return principal.role === 'agent' ? clientId === principal.id : clientId.startsWith(user);
}
