import { Group, Paper, Text } from '@mantine/core';
import { memo, type ReactElement, useMemo } from 'react';
import type { Schemas } from '#client/index.js';
import { DiskBar } from '../fleet/disk-bar.js';
import { entriesOf } from '../fleet/fleet-entries.js';
import { bytesText } from '../format/bytes.js';
import { count } from '../format/count.js';
import { useFleet } from '../state/fleet-context.js';
import type { Film } from './film.js';

interface CameraDisksProps {
  readonly films: ReadonlyMap<string, Film>;
  readonly camera: string | undefined;
}

/** How full each camera's disk is, and what of that its films are; those that fill up first. */
export function CameraDisks({ films, camera: only }: CameraDisksProps): ReactElement {
  const fleet = useFleet();
  const sums = useMemo(() => sumsOf(films), [films]);
  const entries = useMemo(
    () =>
      entriesOf(fleet)
        .filter(({ service, camera }) => camera && (only === undefined || service.id === only))
        .sort((a, b) => urgency(b.camera?.disk) - urgency(a.camera?.disk)),
    [fleet, only],
  );
  return (
    <Group gap="xs" className="disks" role="list" aria-label="Disks" tabIndex={0}>
      {entries.map(({ service, camera }) => {
        const { number = 0, bytes = 0 } = sums.get(service.id) ?? {};
        return (
          <CameraDisk key={service.id} service={service} disk={camera?.disk} number={number} bytes={bytes} />
        );
      })}
    </Group>
  );
}

interface CameraDiskProps {
  readonly service: Schemas['FleetService'];
  readonly disk: Schemas['DiskState'] | undefined;
  /** Of films. */
  readonly number: number;
  readonly bytes: number;
}

const CameraDisk = memo(function CameraDisk(props: CameraDiskProps): ReactElement {
  const { service, disk, number, bytes } = props;
  return (
    <Paper px="sm" py={6} withBorder role="listitem" data-camera={service.id}>
      <Text size="sm" fw={600}>
        {service.label}
      </Text>
      {disk && service.status === 'found' && <DiskBar disk={disk} />}
      <Text size="xs" c="dimmed">
        {service.status === 'lost' ? 'lost' : `${count(number, 'recording')}, ${bytesText(bytes)}`}
      </Text>
    </Paper>
  );
});

function sumsOf(
  films: ReadonlyMap<string, Film>,
): Map<string, { readonly number: number; readonly bytes: number }> {
  const sums = new Map<string, { number: number; bytes: number }>();
  for (const { cameraId, bytes } of films.values()) {
    const sum = sums.get(cameraId) ?? { number: 0, bytes: 0 };
    sums.set(cameraId, { number: sum.number + 1, bytes: sum.bytes + bytes });
  }
  return sums;
}

const URGENCY = { ok: 0, low: 1, full: 2, away: 3 } as const;

function urgency(disk: Schemas['DiskState'] | undefined): number {
  return URGENCY[disk?.error ? 'away' : (disk?.level ?? 'ok')];
}
