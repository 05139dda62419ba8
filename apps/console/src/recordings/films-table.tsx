import { Checkbox, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { LazyRows } from '../frame/lazy-rows.js';
import { deletionOf, type Pending } from './film-deletions.js';
import { type Film, filmKey } from './film.js';
import type { Chosen } from './use-chosen.js';
import { FilmRow, type FilmRowProps } from './film-row.js';
import { useFocusKept } from './use-focus-kept.js';

interface FilmsTableProps extends Pick<FilmRowProps, 'onPlay' | 'onDelete'> {
  readonly films: readonly Film[];
  readonly away: ReadonlySet<string>;
  /** Those that wait for their cameras, by camera. */
  readonly interrupted: ReadonlyMap<string, Film>;
  readonly pending: Pending;
  readonly chosen: Chosen;
  readonly labelOf: (cameraId: string) => string;
}

/** With its picture. */
const ROW_PX = 72;

export function FilmsTable(props: FilmsTableProps): ReactElement {
  const { films, away, interrupted, pending, chosen, labelOf, onPlay, onDelete } = props;
  const { keys } = chosen;
  return (
    <Table verticalSpacing={6} className="numbers" tabIndex={-1} aria-label="Recordings">
      <Head chosen={chosen} />
      <LazyRows
        items={films}
        usualPx={ROW_PX}
        row={(film) => (
          <FilmRow
            key={filmKey(film)}
            film={film}
            label={labelOf(film.cameraId)}
            isAway={away.has(film.cameraId)}
            isInterrupted={interrupted.get(film.cameraId) === film}
            deletion={deletionOf(film, pending)}
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

function Head({ chosen }: Pick<FilmsTableProps, 'chosen'>): ReactElement {
  const { isAll, keys, isAny, chooseAll } = chosen;
  const isSome = keys.size > 0;
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th w={36} ref={useFocusKept(isSome)}>
          <Checkbox
            checked={isAll}
            indeterminate={isSome && !isAll}
            disabled={!isAny}
            onChange={chooseAll}
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
