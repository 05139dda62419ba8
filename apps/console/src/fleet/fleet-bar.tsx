import { Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icon.js';
import { GroupsButton } from '../groups/groups-button.js';
import { GROUPINGS, type Grouping, SHOWN, type Shown } from './fleet-entries.js';
import { AddCameraButton } from './add-camera-button.js';
import { SORT_KEYS, type Sorting, SORTINGS } from './fleet-sorting.js';
import { SearchButton } from './search-button.js';

/** What of the fleet is shown, and in what order. */
export interface FleetChoice {
  readonly text: string;
  readonly shown: Shown;
  readonly grouping: Grouping;
  readonly sorting: Sorting;
}

interface FleetBarProps {
  readonly choice: FleetChoice;
  readonly onChoice: (choice: FleetChoice) => void;
}

export function FleetBar({ choice, onChoice }: FleetBarProps): ReactElement {
  const change = (part: Partial<FleetChoice>): void => onChoice({ ...choice, ...part });
  return (
    <Group gap="sm">
      <SearchButton />
      <TextInput
        aria-label="Filter by name, host, address or tag"
        placeholder="Filter"
        leftSection={<Icon name="search" size={16} />}
        value={choice.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        flex={1}
        miw={140}
      />
      <SegmentedControl
        aria-label="Show"
        data={[...SHOWN]}
        value={choice.shown}
        onChange={(shown) => change({ shown })}
      />
      <Select
        aria-label="Group by"
        data={GROUPINGS}
        value={choice.grouping}
        onChange={(grouping) => change({ grouping: grouping ?? 'none' })}
        allowDeselect={false}
        w={150}
      />
      <SortSelect sorting={choice.sorting} onSorting={(sorting) => change({ sorting })} />
      <GroupsButton />
      <AddCameraButton />
    </Group>
  );
}

interface SortSelectProps {
  readonly sorting: Sorting;
  readonly onSorting: (sorting: Sorting) => void;
}

/** Where there is no room for the columns whose heads sort. */
function SortSelect({ sorting, onSorting }: SortSelectProps): ReactElement {
  return (
    <Select
      hiddenFrom="sm"
      aria-label="Sort by"
      data={SORT_KEYS.map((key) => ({ value: key, label: `Sort: ${SORTINGS[key].label}` }))}
      value={sorting.key}
      onChange={(key) => key && onSorting({ key, direction: SORTINGS[key].direction })}
      allowDeselect={false}
      w={170}
    />
  );
}
