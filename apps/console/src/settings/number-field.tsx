import type { ReactElement } from 'react';
import type { FieldProps } from './field-props.js';
import { labelOf } from './names.js';
import { rangeText } from './range.js';
import { TypedNumber } from './typed-number.js';

/** A number that the camera need not tell. */
export function NumberField({ range, value, change, isDisabled }: FieldProps): ReactElement {
  return (
    <TypedNumber
      label={labelOf(range)}
      description={rangeText(range)}
      placeholder="as the camera has it"
      now={typeof value === 'number' ? value : undefined}
      range={range}
      isDisabled={isDisabled}
      onAsk={(asked) => change({ [range.name]: asked })}
    />
  );
}
