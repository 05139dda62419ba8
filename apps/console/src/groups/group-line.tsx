import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { Icon } from '../frame/icon.js';
import { count } from '../format/count.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';

interface GroupLineProps {
  readonly group: Schemas['GroupView'];
  readonly onEdit: () => void;
}

/** A group, and the ways to change it and to be rid of it. */
export function GroupLine({ group: { name, cameras }, onEdit }: GroupLineProps): ReactElement {
  const { isBusy, failure, run } = useAttempt();
  const params = { path: { name } };
  const remove = (): void => void run(() => rollcall.call('delete', '/groups/{name}', { params }));
  return (
    <>
      <Group gap="xs" wrap="nowrap" data-group={name}>
        <Text fw={600} className="word-break">
          {name}
        </Text>
        <Text size="sm" c="dimmed" mr="auto">
          {count(cameras.length, 'camera')}
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label={`Change group ${name}`} onClick={onEdit}>
          <Icon name="edit" />
        </ActionIcon>
        <RemoveButton name={name} isBusy={isBusy} onRemove={remove} />
      </Group>
      <FailureAlert text={failure} />
    </>
  );
}

interface RemoveButtonProps {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}

/** Which cameras were in a group is nowhere else: it takes a second press. */
function RemoveButton({ name, isBusy, onRemove }: RemoveButtonProps): ReactElement {
  const [isSure, setSure] = useState(false);
  if (isSure)
    return (
      <Button size="compact-sm" color="red.9" loading={isBusy} onClick={onRemove} autoFocus>
        Remove it
      </Button>
    );
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`Remove group ${name}`}
      onClick={() => setSure(true)}
    >
      <Icon name="trash" />
    </ActionIcon>
  );
}
