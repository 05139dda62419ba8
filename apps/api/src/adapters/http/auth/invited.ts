import type { Response } from 'express';

const INVITED = 'invited';

/** Says for the rest of the request that it carries a good join token: it is nobody's yet, and no stranger's. */
export function setInvited(response: Response): void {
  response.locals[INVITED] = true;
}

export function isInvited(response: Response): boolean {
  return response.locals[INVITED] === true;
}
