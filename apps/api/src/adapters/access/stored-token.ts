import { IsIn, Matches } from 'class-validator';
import { SECRET_PATTERN } from '#contracts/http/enrolment-requests.js';
import { ROLES, type Role } from '#contracts/http/role.js';
import { IsPrintable } from '#contracts/messages/is-printable.js';
import { IsTime } from '#contracts/messages/is-time.js';
import { Optional } from '#contracts/messages/optional.js';
import { ID_PATTERN } from '#contracts/ids.js';

/** An API token as it is kept: without its secret. */
export class StoredToken {
  @Matches(ID_PATTERN)
  id!: string;

  @IsPrintable(64)
  name!: string;

  @IsIn(ROLES)
  role!: Role;

  @Matches(SECRET_PATTERN)
  hash!: string;

  @IsTime()
  createdAt!: string;

  @Optional()
  @IsTime()
  lastUsedAt?: string;
}
