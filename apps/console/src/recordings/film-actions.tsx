import { ActionIcon, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { DownloadMenu } from './download-menu.js';
import { type Film, filmTitle } from './film.js';
import { KeepMark } from './keep-mark.js';

interface FilmActionsProps {
  readonly film: Film;
  readonly label: string;
  readonly canRead: boolean;
  readonly isAway: boolean;
  readonly onDelete: (films: readonly Film[]) => void;
}

export function FilmActions(props: FilmActionsProps): ReactElement | null {
  const { film, label, canRead, isAway, onDelete } = props;
  const mayChange = useMay('operator');
  const isOver = film.state !== 'recording' && film.state !== 'saving' && film.state !== 'scheduled';
  if (!isOver || isAway) return null;
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      {mayChange && <KeepMark film={film} label={label} />}
      {canRead && <DownloadMenu film={film} label={label} />}
      {mayChange && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Delete ${filmTitle(film)} of ${label}`}
          onClick={() => onDelete([film])}
        >
          <Icon name="trash" />
        </ActionIcon>
      )}
    </Group>
  );
}
