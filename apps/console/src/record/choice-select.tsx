import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { ALL, type Choice, type ChoiceOption } from './choice.js';

interface ChoiceSelectProps {
  readonly choice: Choice;
  readonly choices: readonly ChoiceOption[];
  readonly onChoose: (choice: string) => void;
}

/** Offered only while it is so: one comes to it by ticking cameras. */
const SOME = { value: 'some', label: 'Some cameras' };

export function ChoiceSelect({ choice, choices, onChoose }: ChoiceSelectProps): ReactElement {
  const isSome = typeof choice !== 'string';
  return (
    <Select
      label="Cameras"
      data={isSome ? [...choices, SOME] : choices}
      value={isSome ? SOME.value : choice}
      onChange={(value) => value !== SOME.value && onChoose(value ?? ALL)}
      allowDeselect={false}
      w={200}
    />
  );
}
