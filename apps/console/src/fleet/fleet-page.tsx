import { Group, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { Icon } from '../frame/icon.js';
import { useFleet } from '../state/fleet-context.js';
import { EmptyFleet } from './empty-fleet.js';
import { FleetTable } from './fleet-table.js';
import {
  entriesOf,
  GROUPINGS,
  grouped,
  matching,
  type Grouping,
  SHOWN,
  type Shown,
} from './fleet-entries.js';
import { SearchButton } from './search-button.js';

/** All that was found, and all that was lost and is remembered. */
export function FleetPage(): ReactElement {
  const fleet = useFleet();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [grouping, setGrouping] = useState<Grouping>('none');
  const wanted = useDeferredValue(text);
  const entries = useMemo(() => entriesOf(fleet), [fleet]);
  const groups = useMemo(
    () => grouped(matching(entries, { text: wanted, shown }), grouping),
    [entries, wanted, shown, grouping],
  );
  if (fleet.isKnown && entries.length === 0) return <EmptyFleet />;
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SearchButton />
        <TextInput
          aria-label="Filter by name, host, address or tag"
          placeholder="Filter"
          leftSection={<Icon name="search" size={16} />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          flex={1}
          miw={140}
        />
        <SegmentedControl aria-label="Show" data={[...SHOWN]} value={shown} onChange={setShown} />
        <Select
          aria-label="Group by"
          data={GROUPINGS}
          value={grouping}
          onChange={(value) => setGrouping(value ?? 'none')}
          allowDeselect={false}
          w={150}
        />
      </Group>
      <FleetTable groups={groups} />
    </Stack>
  );
}
