import type { ReactElement } from 'react';

/** The colour beside the word: never alone, since not everybody sees colours. */
export function StatusLight({ color }: { readonly color: string }): ReactElement {
  return <span className="light" style={{ background: color }} aria-hidden />;
}
