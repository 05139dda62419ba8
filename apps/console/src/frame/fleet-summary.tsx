import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFleet } from '../state/fleet-context.js';

/** How the fleet is, in three figures that are always in sight. */
export function FleetSummary(): ReactElement | null {
  const { services, cameras, isKnown } = useFleet();
  if (!isKnown) return null;
  const all = [...services.values()];
  const found = all.filter(({ status }) => status === 'found').length;
  const lost = all.length - found;
  const recording = [...cameras.values()].filter(({ status }) => status === 'recording').length;
  return (
    <Group gap={6} wrap="nowrap" role="status" aria-label="Fleet">
      <Badge color="teal" variant="light" tt="none">
        {found} found
      </Badge>
      {lost > 0 && (
        <Badge color="orange" variant="light" tt="none">
          {lost} lost
        </Badge>
      )}
      {recording > 0 && (
        <Badge color="red" variant="filled" tt="none">
          {recording} recording
        </Badge>
      )}
    </Group>
  );
}
