import { ActionIcon, Group, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { downloads } from './downloads.js';
import { type Film, filmTitle, filmUrl } from './film.js';
import { KeepMark } from './keep-mark.js';

interface FilmActionsProps {
  readonly film: Film;
  readonly canRead: boolean;
  readonly isAway: boolean;
  readonly onDelete: (films: readonly Film[]) => void;
}

export function FilmActions({ film, canRead, isAway, onDelete }: FilmActionsProps): ReactElement | null {
  const mayChange = useMay('operator');
  const isOver = film.state !== 'recording' && film.state !== 'saving' && film.state !== 'scheduled';
  if (!isOver || isAway) return null;
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      {mayChange && <KeepMark film={film} />}
      {canRead && <DownloadMenu film={film} />}
      {mayChange && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Delete ${filmTitle(film)}`}
          onClick={() => onDelete([film])}
        >
          <Icon name="trash" />
        </ActionIcon>
      )}
    </Group>
  );
}

/** One film alone is best downloaded by the browser itself, which can go on after a break and fills no memory. */
function DownloadMenu({ film }: { readonly film: Film }): ReactElement {
  const name = film.file ?? `${film.id}.mp4`;
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Download ${filmTitle(film)}`}>
          <Icon name="download" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={filmUrl(film)} download={name}>
          As it was recorded
        </Menu.Item>
        <Menu.Item component="a" href={filmUrl(film, 'progressive')} download={name}>
          For editors
        </Menu.Item>
        <Menu.Item onClick={() => downloads.add([film])}>With progress, in this page</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
