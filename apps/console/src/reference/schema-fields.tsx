import { type ReactElement, useMemo } from 'react';
import type { ApiDocument, Schema } from './document.js';
import { FieldLine } from './field-line.js';
import { fieldOf } from './fields.js';

interface SchemaFieldsProps {
  readonly schema: Schema;
  readonly document: ApiDocument;
  readonly name?: string;
}

/** A schema as a tree: open at first down to where it has several fields. */
export function SchemaFields({ schema, document, name = '' }: SchemaFieldsProps): ReactElement {
  const field = useMemo(() => fieldOf(document, schema, name), [document, schema, name]);
  return (
    <ul className="fields">
      <FieldLine field={field} isOpen />
    </ul>
  );
}
