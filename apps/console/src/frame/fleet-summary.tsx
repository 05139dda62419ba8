import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { isRecording } from '../fleet/fleet-entries.js';
import { useFleet } from '../state/fleet-context.js';

/** How the fleet is, in three figures that are always in sight. */
export function FleetSummary(): ReactElement | null {
  const { services, cameras, isKnown, connection } = useFleet();
  if (!isKnown) return null;
  const all = [...services.values()];
  const found = all.filter(({ status }) => status === 'found').length;
  const lost = all.length - found;
  const recording = all.filter((service) => isRecording({ service, camera: cameras.get(service.id) })).length;
  return (
    <Group
      gap={6}
      wrap="nowrap"
      role="status"
      aria-label="Fleet"
      data-stale={connection.state !== 'live' || undefined}
    >
      <Badge color="teal" variant="light" tt="none" px={6}>
        {found} found
      </Badge>
      {lost > 0 && (
        <Badge color="orange" variant="light" tt="none" px={6}>
          {lost} lost
        </Badge>
      )}
      {recording > 0 && (
        <Badge color="red" variant="filled" tt="none" px={6}>
          {recording} recording
        </Badge>
      )}
    </Group>
  );
}
