import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '#contracts/access/role.js';

export const ACCESS = Symbol('access');
export type Access = Role | 'public';

/** Opens a route to callers of this role and those above it. A route without this or `Public` is closed to everybody. */
export const Needs = (role: Role): CustomDecorator<symbol> => SetMetadata(ACCESS, role);

/** Opens a route, or every route of a controller, to callers without a token. */
export const Public = (): CustomDecorator<symbol> => SetMetadata(ACCESS, 'public');
