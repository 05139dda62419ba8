import { NumberInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FieldProps } from './field-props.js';
import { labelOf } from './names.js';

/** A number that is typed; it is asked for by Enter, or when one goes on. */
export function NumberField({ range, value, change, isDisabled }: FieldProps): ReactElement {
  const { name, min, max } = range;
  const now = typeof value === 'number' ? value : '';
  return (
    <NumberInput
      key={now}
      label={labelOf(range)}
      description={min !== undefined && max !== undefined ? `${min} to ${max}` : undefined}
      placeholder="as the camera has it"
      size="xs"
      thousandSeparator=" "
      defaultValue={now}
      disabled={isDisabled}
      onBlur={({ currentTarget }) => {
        const typed = Number(currentTarget.value.replaceAll(' ', ''));
        if (currentTarget.value !== '' && typed !== now) change({ [name]: typed });
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}
