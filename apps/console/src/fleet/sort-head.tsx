import { Group, Table, type TableThProps, UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icon.js';
import { type Sorting, type SortKey, SORTINGS } from './fleet-sorting.js';

interface SortHeadProps extends Pick<TableThProps, 'visibleFrom'> {
  readonly of: SortKey;
  readonly sorting: Sorting;
  readonly onSort: (key: SortKey) => void;
}

/** The head of a column, which puts the rows in its order. */
export function SortHead({ of, sorting, onSort, visibleFrom }: SortHeadProps): ReactElement {
  const isOn = sorting.key === of;
  return (
    <Table.Th aria-sort={isOn ? sorting.direction : undefined} {...(visibleFrom && { visibleFrom })}>
      <UnstyledButton fz="inherit" fw="inherit" onClick={() => onSort(of)}>
        <Group gap={4} wrap="nowrap">
          {SORTINGS[of].label}
          {isOn && <Icon name={sorting.direction === 'ascending' ? 'up' : 'down'} size={14} />}
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}
