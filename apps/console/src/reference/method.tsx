import type { ReactElement } from 'react';

export function Method({ name }: { readonly name: string }): ReactElement {
  return (
    <span className="method" data-method={name}>
      {name}
    </span>
  );
}
