import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '#contracts/http/role.js';

/** Who may take a route: everybody, whoever has a join token, or whoever has this role or a greater one. */
export type AccessRule = Role | 'public' | 'join-token';

export const ACCESS_RULE = Symbol('access-rule');
export const BASIC_TOO = Symbol('basic-too');

/** Opens a route, or every route of a controller, to callers that say nothing of themselves. */
export const Public = (): CustomDecorator<symbol> => SetMetadata(ACCESS_RULE, 'public');

/** Opens a route, or every route of a controller, to this role and the greater ones. */
export const Needs = (role: Role): CustomDecorator<symbol> => SetMetadata(ACCESS_RULE, role);

/** Opens a route to the bearer of a join token that still lets somebody join, and to nobody else. */
export const NeedsJoinToken = (): CustomDecorator<symbol> => SetMetadata(ACCESS_RULE, 'join-token');

/** Takes a token or password by HTTP Basic as well, for players that know nothing else. */
export const BasicToo = (): CustomDecorator<symbol> => SetMetadata(BASIC_TOO, true);
