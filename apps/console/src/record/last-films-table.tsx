import { Code, Group, Table, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { StatusLight } from '../fleet/status-light.js';
import { bytesText } from '../format/bytes.js';
import { clockText, instantText } from '../format/times.js';
import { useNow } from '../state/use-now.js';
import { type Film, filmKey, filmTitle } from '../recordings/film.js';
import { filmColor, filmTrouble } from '../recordings/film-state.js';

interface LastFilmsTableProps {
  readonly films: readonly Film[];
  /** Cameras that cannot be asked: what is shown of theirs is from before. */
  readonly away: ReadonlySet<string>;
  readonly labelOf: (cameraId: string) => string;
}

/** Every file of the last take: saved, or why not. */
export function LastFilmsTable({ films, away, labelOf }: LastFilmsTableProps): ReactElement | null {
  if (films.length === 0) return null;
  return (
    <section aria-labelledby="last-films">
      <Title order={2} size="h5" id="last-films" mb={4}>
        Last recording of each camera
      </Title>
      <Table verticalSpacing={6} className="numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Camera</Table.Th>
            <Table.Th>Recording</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th visibleFrom="sm">Length</Table.Th>
            <Table.Th visibleFrom="sm">Frames</Table.Th>
            <Table.Th visibleFrom="sm">Dropped</Table.Th>
            <Table.Th visibleFrom="md">Size</Table.Th>
            <Table.Th visibleFrom="md">SHA-256</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {films.map((film) => (
            <FilmRow
              key={filmKey(film)}
              film={film}
              label={labelOf(film.cameraId)}
              isAway={away.has(film.cameraId)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface FilmRowProps {
  readonly film: Film;
  readonly label: string;
  readonly isAway: boolean;
}

function FilmRow({ film, label, isAway }: FilmRowProps): ReactElement {
  const isRunning = film.state === 'recording' || film.state === 'scheduled';
  const { durationMs, frames, droppedFrames, bytes, sha256 } = film;
  return (
    <Table.Tr
      data-recording={film.id}
      data-camera={film.cameraId}
      data-state={film.state}
      data-away={isAway || undefined}
    >
      <Table.Td fw={600} className="word-break">
        {label}
      </Table.Td>
      <Table.Td>
        {filmTitle(film)}
        <Text size="xs" c="dimmed">
          {instantText(film.startedAt, useNow())}
          {!isRunning && (
            <Text span size="xs" hiddenFrom="sm">
              {`, ${clockText(durationMs)}, ${frames} frames, ${droppedFrames} dropped`}
            </Text>
          )}
        </Text>
      </Table.Td>
      <Table.Td>
        <FilmStateText film={film} isAway={isAway} />
      </Table.Td>
      <Table.Td visibleFrom="sm">{!isRunning && clockText(durationMs)}</Table.Td>
      <Table.Td visibleFrom="sm">{!isRunning && frames}</Table.Td>
      <Table.Td visibleFrom="sm" {...(droppedFrames > 0 && { c: 'orange.4' })}>
        {!isRunning && droppedFrames}
      </Table.Td>
      <Table.Td visibleFrom="md">{!isRunning && bytesText(bytes)}</Table.Td>
      <Table.Td visibleFrom="md">
        {sha256 !== undefined && <Code title={sha256}>{sha256.slice(0, 12)}</Code>}
      </Table.Td>
    </Table.Tr>
  );
}

function FilmStateText({ film, isAway }: Pick<FilmRowProps, 'film' | 'isAway'>): ReactElement {
  const isOpen = isAway && film.state !== 'saved';
  const trouble = isOpen ? 'not known: its camera cannot be asked' : filmTrouble(film);
  return (
    <>
      <Group gap={8} wrap="nowrap">
        <StatusLight color={isOpen ? 'var(--mantine-color-gray-6)' : filmColor(film)} />
        {isOpen ? `was ${film.state}` : film.state}
      </Group>
      {trouble !== undefined && (
        <Text size="xs" c={film.state === 'failed' ? 'red.4' : 'orange.4'} fw={600}>
          {trouble}
        </Text>
      )}
    </>
  );
}
