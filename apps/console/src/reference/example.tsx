import type { ReactElement } from 'react';
import { Copyable } from '../frame/copyable.js';

/** A value as JSON; nothing where there is none. */
export function Example({ value }: { readonly value: unknown }): ReactElement | null {
  if (value === undefined) return null;
  return <Copyable text={JSON.stringify(value, undefined, 2)} label="An example" />;
}
