/** What came of an attempt: it was refused, it succeeded, or it could not be made and why. */
export type Outcome = 'held' | 'open' | { readonly untried: string };

/** A try to break in, in the words of its outcome. */
export interface Attempt {
  readonly check: string;
  /** Sentences: what is seen where it is refused, and where it succeeds. */
  readonly held: string;
  readonly open: string;
  /** What to do where it succeeds. */
  readonly todo: string;
}
