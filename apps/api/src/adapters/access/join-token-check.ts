/** Says of the secret part of a join token whether it still lets somebody join. Asking does not use it up. */
export interface JoinTokenCheck {
  isGood(secret: string): boolean;
}

/** For as long as there are no join tokens: nobody has one. */
export class NoJoinTokens implements JoinTokenCheck {
  isGood(_secret: string): boolean {
    return false;
  }
}
