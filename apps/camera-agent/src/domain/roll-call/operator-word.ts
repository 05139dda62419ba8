/** What the operator's signature under a probe says. */
export interface OperatorWord {
  /** The operator's IPv4 addresses. */
  readonly at: readonly string[];
  /** Unix ms of the operator. */
  readonly signedAt: number;
}

/** Tells the word of the operator from one that is repeated by somebody else, or later. */
export class OperatorWords {
  /** When the newest that was believed was signed, unix ms of the operator. */
  newest = -Infinity;

  /**
   * Whether a signed word that came from `source` is believed; `before` is `newest` as it was when the word came: answers
   * wait, so words are looked at in another order than they were said in.
   */
  believes({ at, signedAt }: OperatorWord, source: string, own: boolean, before: number): boolean {
    if ((!own && !at.includes(source)) || signedAt < before) return false;
    this.newest = Math.max(this.newest, signedAt);
    return true;
  }
}
