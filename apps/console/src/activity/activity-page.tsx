import { Group, Loader, Select, Stack, VisuallyHidden } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { part } from '../frame/part.js';
import { useLabelOf } from '../state/use-label-of.js';
import { useCameraOptions } from '../state/use-camera-options.js';
import { useInAddress } from '../state/use-in-address.js';
import { KIND_OPTIONS, type Kind } from './entry.js';
import { Feed } from './feed.js';
import { useJournal } from './use-journal.js';

const Charts = part(() => import('./charts.js'), <Loader size="sm" aria-label="Loading the charts" />);

/** What happened, and how the cameras fare. */
export default function ActivityPage(): ReactElement {
  const labelOf = useLabelOf();
  const options = useCameraOptions();
  const [camera, setCamera] = useInAddress('camera');
  const [kind, setKind] = useState<Kind>('all');
  const journal = useJournal({ kind, camera });
  return (
    <Stack gap="sm">
      <VisuallyHidden component="h1">Activity</VisuallyHidden>
      <Group gap="sm">
        <Select
          aria-label="Kind"
          data={KIND_OPTIONS}
          value={kind}
          onChange={(value) => setKind(value ?? 'all')}
          allowDeselect={false}
          w={190}
        />
        <Select
          aria-label="Camera"
          placeholder="All cameras"
          data={options}
          value={camera ?? null}
          onChange={(value) => setCamera(value ?? undefined)}
          clearable
          searchable={options.length > 10}
          w={220}
        />
      </Group>
      <Charts
        cameras={camera === undefined ? options.map(({ value }) => value) : [camera]}
        labelOf={labelOf}
      />
      <Feed journal={journal} labelOf={labelOf} />
    </Stack>
  );
}
