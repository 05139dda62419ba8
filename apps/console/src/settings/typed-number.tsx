import { NumberInput, type NumberInputProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { heldWithin, type Range } from './range.js';

interface TypedNumberProps extends Pick<
  NumberInputProps,
  'label' | 'aria-label' | 'description' | 'placeholder'
> {
  /** Undefined where the camera does not tell. */
  readonly now: number | undefined;
  /** What is typed is held within it. */
  readonly range: Range;
  readonly isDisabled: boolean;
  readonly onAsk: (asked: number) => void;
}

/** A number that is typed; it is asked for by Enter, or when one goes on. */
export function TypedNumber({ now, range, isDisabled, onAsk, ...shown }: TypedNumberProps): ReactElement {
  const { min, max } = range;
  return (
    <NumberInput
      {...shown}
      key={now}
      size="xs"
      thousandSeparator=" "
      {...(min !== undefined && { min })}
      {...(max !== undefined && { max })}
      defaultValue={now ?? ''}
      disabled={isDisabled}
      onBlur={({ currentTarget: { value } }) => {
        const typed = Number(value.replaceAll(' ', ''));
        // What the camera tells may lie outside its own range: going past a field asks for nothing.
        if (value === '' || Number.isNaN(typed) || typed === now) return;
        const asked = heldWithin(range, typed);
        if (asked !== now) onAsk(asked);
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}
