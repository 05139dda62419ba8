/** What the operator calls a camera. */
export interface Note {
  readonly label?: string | undefined;
  readonly tags: readonly string[];
}

/** What is to be changed of it; null takes the label away. */
export interface NoteChange {
  readonly label?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
}
