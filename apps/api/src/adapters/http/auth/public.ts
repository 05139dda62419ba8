import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const PUBLIC = Symbol('public');

/** Opens a route, or every route of a controller, to callers without a token. */
export const Public = (): CustomDecorator<symbol> => SetMetadata(PUBLIC, true);
