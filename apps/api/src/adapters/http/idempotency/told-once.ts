import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const TOLD_ONCE = Symbol('told-once');

/** Says of a call that its answer holds a secret: nothing of it is kept for a repeat, which is refused. */
export const ToldOnce = (): CustomDecorator<symbol> => SetMetadata(TOLD_ONCE, true);
