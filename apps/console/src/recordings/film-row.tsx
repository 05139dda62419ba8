import { Button, Checkbox, Group, Table, Text, UnstyledButton } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import { RecordingClock } from '../fleet/recording-clock.js';
import { StatusLight } from '../fleet/status-light.js';
import { bytesText } from '../format/bytes.js';
import { clockText } from '../format/times.js';
import { canBeHad } from './can-be-had.js';
import type { Deletion } from './film-deletions.js';
import { type Film, filmKey, filmTitle, isClosed } from './film.js';
import { FilmActions } from './film-actions.js';
import { FilmFigures } from './film-figures.js';
import { filmLook, filmTrouble, whyItEnded } from './film-state.js';
import { FilmStill } from './film-still.js';
import { deletions } from './deletions.js';
import { StopButton } from './stop-button.js';
import { useFocusKept } from './use-focus-kept.js';

export interface FilmRowProps {
  readonly film: Film;
  readonly label: string;
  /** Its camera cannot be asked: what is shown is from before. */
  readonly isAway: boolean;
  /** Its recording waits for the camera to go on. */
  readonly isInterrupted: boolean;
  readonly deletion: Deletion | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (film: Film) => void;
  readonly onPlay: (film: Film) => void;
  readonly onDelete: (films: readonly Film[]) => void;
}

export const FilmRow = memo(function FilmRow(props: FilmRowProps): ReactElement {
  const { film, label, isAway, isInterrupted, deletion, isChosen, onChoose, onPlay, onDelete } = props;
  const title = filmTitle(film);
  const canRead = canBeHad(film, isAway, deletion);
  const actions = useFocusKept(deletion);
  return (
    <Table.Tr
      data-recording={film.id}
      data-camera={film.cameraId}
      data-state={deletion ? 'deleting' : isInterrupted ? 'interrupted' : film.state}
      data-dim={deletion !== undefined || isAway || undefined}
    >
      <Table.Td w={36}>
        <Checkbox
          checked={isChosen}
          disabled={!canRead}
          onChange={() => onChoose(film)}
          aria-label={`${title} of ${label}`}
        />
      </Table.Td>
      <Table.Td className="still-cell">
        <Play film={film} label={label} canRead={canRead} onPlay={onPlay} />
      </Table.Td>
      <Table.Td>
        <FilmName {...{ film, label, isAway, isInterrupted }} />
      </Table.Td>
      <FilmFigures film={film} />
      <Table.Td ref={actions}>
        {deletion === 'waiting' && <Undo film={film} label={label} />}
        {!deletion && <FilmActions {...{ film, label, canRead, isAway, onDelete }} />}
      </Table.Td>
    </Table.Tr>
  );
});

interface PlayProps extends Pick<FilmRowProps, 'film' | 'label' | 'onPlay'> {
  readonly canRead: boolean;
}

function Play({ film, label, canRead, onPlay }: PlayProps): ReactElement {
  return (
    <UnstyledButton
      disabled={!canRead}
      onClick={() => onPlay(film)}
      aria-label={`Play ${filmTitle(film)} of ${label}`}
    >
      <FilmStill film={film} isThere={canRead} />
    </UnstyledButton>
  );
}

function Undo({ film, label }: Pick<FilmRowProps, 'film' | 'label'>): ReactElement {
  return (
    <Group justify="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Undo deleting ${filmTitle(film)} of ${label}`}
        onClick={() => deletions.undo([filmKey(film)])}
      >
        Undo
      </Button>
    </Group>
  );
}

type FilmNameProps = Pick<FilmRowProps, 'film' | 'label' | 'isAway' | 'isInterrupted'>;

function FilmName(props: FilmNameProps): ReactElement {
  const { film, label, isAway, isInterrupted } = props;
  return (
    <>
      <Text size="sm" fw={600} className="word-break">
        {filmTitle(film)}
      </Text>
      <Text size="xs" c="dimmed">
        {label} <span className="day-time">{new Date(film.startedAt).toLocaleString()}</span>
      </Text>
      <FilmStateLine {...props} />
      {isInterrupted && !isAway && <StopButton film={film} label={label} />}
    </>
  );
}

function FilmStateLine({ film, isAway, isInterrupted }: FilmNameProps): ReactElement {
  const why = isInterrupted ? whyItEnded(film) : filmTrouble(film);
  const trouble = isAway ? 'Its camera cannot be asked.' : why;
  const { text, color } = filmLook(film, isInterrupted);
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <StatusLight color={color} />
        <Text size="xs">
          {text} {film.state === 'recording' && !isAway && <RecordingClock recording={film} />}
          {isClosed(film) && (
            <Text span size="xs" c="dimmed" hiddenFrom="sm">
              {`${clockText(film.durationMs)} ${bytesText(film.bytes)}`}
            </Text>
          )}
        </Text>
      </Group>
      {trouble !== undefined && (
        <Text size="xs" c={film.state === 'failed' && !isInterrupted ? 'red.4' : 'orange.4'}>
          {trouble}
        </Text>
      )}
    </>
  );
}
