import { Checkbox, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { LazyRows } from '../frame/lazy-rows.js';
import type { Pending } from './deletions.js';
import { type Film, filmKey } from './film.js';
import type { Chosen } from './use-chosen.js';
import { FilmRow, type FilmRowProps } from './film-row.js';

interface FilmsTableProps extends Pick<FilmRowProps, 'onPlay' | 'onDelete'> {
  readonly films: readonly Film[];
  readonly away: ReadonlySet<string>;
  readonly pending: Pending;
  readonly chosen: Chosen;
  readonly labelOf: (cameraId: string) => string;
}

/** With its picture. */
const ROW_PX = 72;

export function FilmsTable(props: FilmsTableProps): ReactElement {
  const { films, away, pending, chosen, labelOf, onPlay, onDelete } = props;
  const { keys, isAll } = chosen;
  return (
    <Table verticalSpacing={6} className="numbers">
      <Head isAll={isAll} isSome={keys.size > 0} onChooseAll={chosen.chooseAll} />
      <LazyRows
        items={films}
        usualPx={ROW_PX}
        row={(film) => (
          <FilmRow
            key={filmKey(film)}
            film={film}
            label={labelOf(film.cameraId)}
            isAway={away.has(film.cameraId)}
            deletion={deletionOf(filmKey(film), pending)}
            isChosen={keys.has(filmKey(film))}
            onChoose={chosen.choose}
            onPlay={onPlay}
            onDelete={onDelete}
          />
        )}
      />
    </Table>
  );
}

interface HeadProps {
  readonly isAll: boolean;
  readonly isSome: boolean;
  readonly onChooseAll: () => void;
}

function Head({ isAll, isSome, onChooseAll }: HeadProps): ReactElement {
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th w={36}>
          <Checkbox
            checked={isAll}
            indeterminate={isSome && !isAll}
            onChange={onChooseAll}
            aria-label="All recordings"
          />
        </Table.Th>
        <Table.Th colSpan={2}>Recording</Table.Th>
        <Table.Th visibleFrom="sm">Length</Table.Th>
        <Table.Th visibleFrom="sm">Size</Table.Th>
        <Table.Th visibleFrom="sm">Frames</Table.Th>
        <Table.Td />
      </Table.Tr>
    </Table.Thead>
  );
}

function deletionOf(key: string, { waiting, sent }: Pending): FilmRowProps['deletion'] {
  if (waiting.has(key)) return 'waiting';
  return sent.has(key) ? 'sent' : undefined;
}
