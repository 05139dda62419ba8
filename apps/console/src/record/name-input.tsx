import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';

interface NameInputProps {
  readonly name: string;
  readonly onName: (name: string) => void;
}

const LONGEST = 100;

export function NameInput({ name, onName }: NameInputProps): ReactElement {
  return (
    <TextInput
      label="Name of the recording"
      placeholder="Take 1"
      maxLength={LONGEST}
      value={name}
      onChange={({ currentTarget }) => onName(currentTarget.value)}
      flex={1}
      miw={160}
      maw={400}
    />
  );
}
