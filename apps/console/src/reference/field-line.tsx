import type { ReactElement } from 'react';
import type { Field } from './fields.js';
import { WithCode } from './prose.js';

interface FieldLineProps {
  readonly field: Field;
  readonly isOpen?: boolean;
}

export function FieldLine({ field, isOpen = false }: FieldLineProps): ReactElement {
  const { fields } = field;
  return (
    <li>
      {fields.length === 0 ? (
        <FieldHead field={field} />
      ) : (
        <details open={isOpen}>
          <summary>
            <FieldHead field={field} />
          </summary>
          <ul className="fields">
            {fields.map((each, index) => (
              <FieldLine key={`${each.name} ${index}`} field={each} isOpen={isOpen && fields.length === 1} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function FieldHead({ field: { name, type, required, rules, text } }: FieldLineProps): ReactElement {
  return (
    <span className="field">
      {name !== '' && <code>{name}</code>}
      {name !== '' && !required && <span>optional</span>}
      <span className="field-type">{type}</span>
      {rules.map((rule) => (
        <span key={rule}>{rule}</span>
      ))}
      {text !== undefined && (
        <span className="field-text">
          {/* What follows the first paragraph are lists that stand elsewhere. */}
          <WithCode text={text.split('\n\n')[0] ?? ''} />
        </span>
      )}
    </span>
  );
}
