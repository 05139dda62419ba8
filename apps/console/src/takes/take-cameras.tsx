import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { Icon } from '../frame/icon.js';
import { DownloadMenu } from '../recordings/download-menu.js';
import { type Film, filmKey, filmTitle, isClosed } from '../recordings/film.js';
import { Player } from '../recordings/player.js';
import { useLabelOf } from '../state/use-label-of.js';
import type { Certificate } from './certificates.js';
import { claimText } from './claim-text.js';
import { EntryStateLine } from './entry-state-line.js';
import type { TakeEntry, TakeView } from './take.js';
import { troublesOf } from './troubles.js';

interface TakeCamerasProps {
  readonly take: TakeView;
  readonly certificate: Certificate | undefined;
}

type Measured = Certificate['cameras'][number];

/** What became of a take at each of its cameras, and its films. */
export function TakeCameras({ take, certificate }: TakeCamerasProps): ReactElement {
  const [played, setPlayed] = useState<Film>();
  const measured = new Map(certificate?.cameras.map((each) => [each.cameraId, each]));
  return (
    <>
      <Table verticalSpacing={6} className="numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Camera</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th visibleFrom="sm">Start</Table.Th>
            <Table.Th visibleFrom="sm">Frames</Table.Th>
            <Table.Th visibleFrom="sm">Dropped</Table.Th>
            <Table.Th visibleFrom="sm">Gaps</Table.Th>
            <Table.Th>Films</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {take.entries.map((entry) => (
            <CameraRow
              key={entry.cameraId}
              entry={entry}
              measured={measured.get(entry.cameraId)}
              isCleared={take.clearedAt !== undefined}
              onPlay={setPlayed}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Player film={played} labelOf={useLabelOf()} onClose={() => setPlayed(undefined)} />
    </>
  );
}

interface CameraRowProps {
  readonly entry: TakeEntry;
  readonly measured: Measured | undefined;
  /** Its films are on the operator host alone. */
  readonly isCleared: boolean;
  readonly onPlay: (film: Film) => void;
}

function CameraRow({ entry, measured, isCleared, onPlay }: CameraRowProps): ReactElement {
  const { cameraId, label, state, recordings } = entry;
  const figures = figuresOf(entry, measured);
  return (
    <Table.Tr data-camera={cameraId} data-state={state}>
      <Table.Td fw={600} miw={110} className="word-break">
        {label}
        {recordings.length > 0 && (
          <Text size="xs" c="dimmed" hiddenFrom="sm">
            {`start ${figures.start}, ${figures.frames} frames, ${figures.dropped} dropped, gaps ${figures.gaps}`}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <EntryStateLine entry={entry} />
        {troublesOf(entry).map((text) => (
          <Text key={text} size="xs" c="orange.4">
            {text}
          </Text>
        ))}
      </Table.Td>
      <Table.Td visibleFrom="sm" className="day-time">
        {figures.start}
      </Table.Td>
      <Table.Td visibleFrom="sm">{figures.frames}</Table.Td>
      <Table.Td visibleFrom="sm">{figures.dropped}</Table.Td>
      <Table.Td visibleFrom="sm">{figures.gaps}</Table.Td>
      <Table.Td>
        {recordings.map((film) => (
          <FilmLinks key={filmKey(film)} film={film} label={label} isCleared={isCleared} onPlay={onPlay} />
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

const UNKNOWN = '–';

interface Figures {
  /** Of its first frame against the instant. */
  readonly start: string;
  readonly frames: number | string;
  readonly dropped: number | string;
  readonly gaps: number | string;
}

/** As the certificate has measured it; before, as its films say. */
function figuresOf({ recordings }: TakeEntry, measured: Measured | undefined): Figures {
  if (recordings.length === 0) return { start: UNKNOWN, frames: UNKNOWN, dropped: UNKNOWN, gaps: UNKNOWN };
  const sum = (of: (film: Film) => number): number => recordings.reduce((all, film) => all + of(film), 0);
  return {
    start: measured?.start ? claimText(measured.start) : UNKNOWN,
    frames: measured?.frames ?? sum(({ frames }) => frames),
    dropped: measured?.droppedFrames ?? sum(({ droppedFrames }) => droppedFrames),
    gaps: measured?.gapCount ?? UNKNOWN,
  };
}

interface FilmLinksProps {
  readonly film: Film;
  readonly label: string;
  readonly isCleared: boolean;
  readonly onPlay: (film: Film) => void;
}

function FilmLinks({ film, label, isCleared, onPlay }: FilmLinksProps): ReactElement {
  const state = isCleared ? 'on the operator host' : film.state;
  return (
    <Group gap={2} wrap="nowrap" data-recording={film.id} data-film-state={film.state}>
      {isClosed(film) && !isCleared && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Play ${filmTitle(film)} of ${label}`}
            onClick={() => onPlay(film)}
          >
            <Icon name="play" />
          </ActionIcon>
          <DownloadMenu film={film} label={label} />
        </>
      )}
      <Text size="xs" c="dimmed">
        {film.part === undefined ? state : `part ${film.part} ${state}`}
      </Text>
    </Group>
  );
}
