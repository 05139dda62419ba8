import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { useGroups } from '../state/use-groups.js';

/** The tags of a camera, and the groups that it is in. */
export function CameraWords({
  service: { id, tags = [] },
}: {
  readonly service: Schemas['FleetService'];
}): ReactElement | null {
  const groups = useGroups().filter(({ cameras }) => cameras.includes(id));
  if (tags.length + groups.length === 0) return null;
  return (
    <Group gap={6} mt={4}>
      {groups.map(({ name }) => (
        <Badge key={name} color="blue" variant="light" tt="none">
          Group {name}
        </Badge>
      ))}
      {tags.map((tag) => (
        <Badge key={tag} color="gray" variant="light" tt="none">
          {tag}
        </Badge>
      ))}
    </Group>
  );
}
