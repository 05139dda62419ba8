import { All, Controller } from '@nestjs/common';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { Needs } from '../auth/access-rule.js';

/**
 * Everything else, registered last. As a route of its own it stands behind the guard: without a token nobody
 * learns which routes there are.
 */
@Needs('viewer')
@Controller()
export class UnknownRouteController {
  @All('{*path}')
  refuse(): never {
    throw new RollcallError('unknown-route', 'No call has this path and method.');
  }
}
