import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '#client/index.js';
import { DownloadsPanel } from '../recordings/downloads-panel.js';
import { filtered } from '../recordings/film-filter.js';
import { ListTrouble } from '../recordings/list-trouble.js';
import { ShownFilms } from '../recordings/shown-films.js';
import type { FilmsInUse } from '../recordings/use-films.js';
import { useLabelOf } from '../state/use-label-of.js';

const SHOWN = 3;

interface CameraFilmsProps {
  readonly service: Schemas['FleetService'];
  readonly films: FilmsInUse;
}

/** What a camera recorded last, and the way to all of it. */
export function CameraFilms({ service: { id, status }, films }: CameraFilmsProps): ReactElement {
  const labelOf = useLabelOf();
  const newest = useMemo(
    () => filtered(films.films.values(), { camera: id, day: '' }).slice(0, SHOWN),
    [films.films, id],
  );
  return (
    <Stack gap="xs" component="section" aria-label="Recordings" className="word-break">
      <Group justify="space-between">
        <Title order={2} size="h5">
          Recordings
        </Title>
        <Anchor component={Link} href={`/recordings?camera=${id}`} size="sm">
          All its recordings
        </Anchor>
      </Group>
      {status === 'lost' ? (
        <Text c="dimmed">What it has is listed when it is back.</Text>
      ) : (
        <ListTrouble films={films} labelOf={labelOf} />
      )}
      <DownloadsPanel labelOf={labelOf} />
      {newest.length > 0 && <ShownFilms films={films} shown={newest} labelOf={labelOf} />}
      {status !== 'lost' && films.isKnown && newest.length === 0 && (
        <Text c="dimmed">There is no recording yet.</Text>
      )}
    </Stack>
  );
}
