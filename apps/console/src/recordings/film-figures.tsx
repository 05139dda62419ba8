import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { bytesText } from '../format/bytes.js';
import { clockText } from '../format/times.js';
import { type Film, isClosed } from './film.js';

/** How long, how large and how whole it is: empty until it is over. */
export function FilmFigures({ film }: { readonly film: Film }): ReactElement {
  const { durationMs, bytes, frames, droppedFrames, width, height } = film;
  if (!isClosed(film)) return <Table.Td colSpan={3} visibleFrom="sm" />;
  return (
    <>
      <Table.Td visibleFrom="sm" className="film-figure">
        {clockText(durationMs)}
      </Table.Td>
      <Table.Td visibleFrom="sm" className="film-figure">
        {bytesText(bytes)}
        <Text size="xs" c="dimmed">
          {width}×{height}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm" className="film-figure">
        {frames}
        {droppedFrames > 0 && (
          <Text size="xs" c="orange.4">
            {droppedFrames} dropped
          </Text>
        )}
      </Table.Td>
    </>
  );
}
