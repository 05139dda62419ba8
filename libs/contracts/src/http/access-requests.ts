import { IsIn, Matches, ValidateIf } from 'class-validator';
import { IsPassword } from '../messages/is-password.js';
import { IsPrintable } from '../messages/is-printable.js';
import { IsText } from '../messages/is-text.js';
import { Optional } from '../messages/optional.js';
import { ROLES, type Role } from './role.js';

export const USER_NAME_PATTERN = /^[a-z0-9][a-z0-9._-]{0,31}$/;

/** `POST /api-tokens`. */
export class ApiTokenRequest {
  /** What it is for, such as the program that uses it. */
  @IsPrintable(64)
  name!: string;

  @IsIn(ROLES)
  role!: Role;
}

/** `POST /users`. */
export class UserRequest {
  @Matches(USER_NAME_PATTERN)
  name!: string;

  @IsIn(ROLES)
  role!: Role;

  @IsPassword()
  password!: string;
}

/** `PATCH /users/{name}`: at least one of the two. */
export class UserChangeRequest {
  @ValidateIf(({ role, password }: UserChangeRequest) => role !== undefined || password === undefined)
  @IsIn(ROLES)
  role?: Role;

  @Optional()
  @IsPassword()
  password?: string;
}

/** `POST /session`: a token, or a user's name and password. */
export class SessionRequest {
  @ValidateIf(({ token, user }: SessionRequest) => token !== undefined || user === undefined)
  @IsText(1000)
  token?: string;

  /** With a token there is neither. */
  @ValidateIf(({ user, password }: SessionRequest) => user !== undefined || password !== undefined)
  @IsText(100)
  user?: string;

  @ValidateIf(({ user, password }: SessionRequest) => user !== undefined || password !== undefined)
  @IsText(1000)
  password?: string;
}
