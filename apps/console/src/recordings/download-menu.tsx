import { ActionIcon, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icon.js';
import { downloads } from './downloads.js';
import { type Film, filmFile, filmTitle, filmUrl } from './film.js';

/** One film alone is best downloaded by the browser itself, which can go on after a break and fills no memory. */
export function DownloadMenu({ film, label }: { readonly film: Film; readonly label: string }): ReactElement {
  const name = filmFile(film);
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Download ${filmTitle(film)} of ${label}`}>
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
