/** What came of an attempt: it was refused, it succeeded (where, if it was made in several places), or it could not be made and why. */
export type Outcome = 'held' | 'open' | { readonly open: string } | { readonly untried: string };

/** A try to break in, in the words of its outcome. */
export interface Attempt {
  readonly check: string;
  /** Sentences: what is seen where it is refused, and where it succeeds. */
  readonly held: string;
  readonly open: string;
  /** What to do where it succeeds. */
  readonly todo: string;
}
