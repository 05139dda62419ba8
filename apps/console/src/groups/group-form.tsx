import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';
import { useCameraOptions } from '../state/use-camera-options.js';
import { groupNameOf } from './group-name.js';

interface GroupFormProps {
  /** Undefined for a new one. */
  readonly group: Schemas['GroupView'] | undefined;
  /** Of all groups. */
  readonly names: readonly string[];
  readonly onDone: () => void;
}

/** A group as it is made or changed: its name stays what it is, as others may go by it. */
export function GroupForm({ group, names, onDone }: GroupFormProps): ReactElement {
  const [name, setName] = useState(group?.name ?? '');
  const [cameras, setCameras] = useState<readonly string[]>(group?.cameras ?? []);
  const { isBusy, failure, run } = useAttempt();
  const isTaken = !group && names.includes(name);
  const put = (): Promise<unknown> =>
    rollcall.call('put', '/groups/{name}', { params: { path: { name } }, body: { cameras } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(put).then((isDone) => isDone && onDone());
      }}
    >
      <Stack gap="xs">
        {!group && <NameInput name={name} isTaken={isTaken} onName={setName} />}
        <MultiSelect
          label={group ? `Cameras in ${name}` : 'Its cameras'}
          data={useCameraOptions(group?.cameras)}
          value={[...cameras]}
          onChange={setCameras}
          searchable
          // The button below it stays in reach.
          comboboxProps={{ position: 'top' }}
        />
        <FailureAlert text={failure} />
        <Buttons isBusy={isBusy} isWhole={name !== '' && !isTaken && cameras.length > 0} onCancel={onDone} />
      </Stack>
    </form>
  );
}

interface NameInputProps {
  readonly name: string;
  readonly isTaken: boolean;
  readonly onName: (name: string) => void;
}

function NameInput({ name, isTaken, onName }: NameInputProps): ReactElement {
  return (
    <TextInput
      label="Name of the group"
      description="Letters a to z, digits and -"
      value={name}
      error={isTaken && 'There is a group with this name: change that one.'}
      onChange={({ currentTarget }) => onName(groupNameOf(currentTarget.value))}
      data-autofocus
    />
  );
}

interface ButtonsProps {
  readonly isBusy: boolean;
  readonly isWhole: boolean;
  readonly onCancel: () => void;
}

function Buttons({ isBusy, isWhole, onCancel }: ButtonsProps): ReactElement {
  return (
    <Group gap="xs">
      <Button type="submit" size="compact-sm" loading={isBusy} disabled={!isWhole}>
        Save
      </Button>
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </Group>
  );
}
