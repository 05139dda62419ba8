import type { ReactElement } from 'react';
import type { ApiDocument } from './document.js';
import { FieldLine } from './field-line.js';
import { fieldOf } from './fields.js';

/** What comes with each type of event. */
export function EventData({ document }: { readonly document: ApiDocument }): ReactElement {
  return (
    <ul className="fields">
      {Object.entries(document['x-events'] ?? {}).map(([type, event]) => (
        <FieldLine key={type} field={fieldOf(document, event.data ?? event, type)} />
      ))}
    </ul>
  );
}
