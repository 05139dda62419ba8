import type { ReactElement } from 'react';
import type { ApiDocument, Parameter } from './document.js';
import { FieldLine } from './field-line.js';
import { fieldOf } from './fields.js';

interface ParametersProps {
  readonly parameters: readonly Parameter[];
  readonly document: ApiDocument;
}

const PLACES = { path: 'in the path', query: 'in the query', header: 'header', cookie: 'cookie' } as const;

export function Parameters({ parameters, document }: ParametersProps): ReactElement {
  return (
    <ul className="fields">
      {parameters.map(({ name, in: place, required = false, description, schema }) => {
        const field = fieldOf(document, schema, name);
        const type = `${PLACES[place]}, ${field.type}`;
        return (
          <FieldLine
            key={`${place} ${name}`}
            field={{ ...field, type, required, text: description ?? field.text }}
          />
        );
      })}
    </ul>
  );
}
