import { Group, Select, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FilmFilter } from './film-filter.js';

interface FilterBarProps {
  readonly filter: FilmFilter;
  readonly cameras: readonly { readonly value: string; readonly label: string }[];
  readonly onFilter: (filter: FilmFilter) => void;
}

export function FilterBar({ filter, cameras, onFilter }: FilterBarProps): ReactElement {
  return (
    <Group gap="sm">
      <Select
        aria-label="Camera"
        placeholder="All cameras"
        data={cameras}
        value={filter.camera ?? null}
        onChange={(camera) => onFilter({ ...filter, camera: camera ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': 'All cameras' }}
        searchable={cameras.length > 10}
        w={220}
      />
      <TextInput
        type="date"
        aria-label="Day"
        value={filter.day}
        onChange={({ currentTarget }) => onFilter({ ...filter, day: currentTarget.value })}
        w={160}
      />
    </Group>
  );
}
