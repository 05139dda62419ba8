import { ROLES, type Role } from '#contracts/http/role.js';
import { usageError } from '../cli-error.js';

export const ROLE_FLAG = '--role <role>';
export const ROLE_HELP = 'viewer (sees), operator (records, deletes) or admin (all)';

/** Throws a usage error for any other word. */
export function readRole(text: string): Role {
  const role = ROLES.find((each) => each === text);
  if (role !== undefined) return role;
  throw usageError(`"${text}" is no role`, `Give one of ${ROLES.join(', ')}.`);
}
