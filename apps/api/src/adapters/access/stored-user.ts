import { IsIn, Matches } from 'class-validator';
import { USER_NAME_PATTERN } from '#contracts/http/access-requests.js';
import { ROLES, type Role } from '#contracts/http/role.js';
import { IsTime } from '#contracts/messages/is-time.js';
import { PASSWORD_HASH_PATTERN } from './password-hash.js';

/** A user as they are kept: without their password. */
export class StoredUser {
  @Matches(USER_NAME_PATTERN)
  name!: string;

  @IsIn(ROLES)
  role!: Role;

  @Matches(PASSWORD_HASH_PATTERN)
  passwordHash!: string;

  @IsTime()
  createdAt!: string;
}
