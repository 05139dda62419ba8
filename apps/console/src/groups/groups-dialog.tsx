import { Button, Stack, Text } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Dialog } from '../frame/dialog.js';
import { Icon } from '../frame/icon.js';
import { useGroups } from '../state/use-groups.js';
import { GroupForm } from './group-form.js';
import { GroupLine } from './group-line.js';

/** Cameras under names, to be recorded, set and shown together. */
export default function GroupsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <Dialog opened onClose={onClose} title="Groups of cameras">
      <GroupList />
    </Dialog>
  );
}

/** Stands for a group that is not there yet: no group has this name. */
const NEW = '';

function GroupList(): ReactElement {
  const groups = useGroups();
  const [edited, setEdited] = useState<string>();
  const about = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The group whose button had the focus is gone.
    if (document.activeElement === document.body) about.current?.focus();
  }, [groups.length]);
  const form = { names: groups.map(({ name }) => name), onDone: () => setEdited(undefined) };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" ref={about} tabIndex={-1}>
        A group is recorded, set and shown at once: it can be chosen on the pages “Record” and “Wall”.
      </Text>
      {groups.map((group) =>
        edited === group.name ? (
          <GroupForm key={group.name} group={group} {...form} />
        ) : (
          <GroupLine key={group.name} group={group} onEdit={() => setEdited(group.name)} />
        ),
      )}
      {edited === NEW ? (
        <GroupForm group={undefined} {...form} />
      ) : (
        <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setEdited(NEW)}>
          New group
        </Button>
      )}
    </Stack>
  );
}
