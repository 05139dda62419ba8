import { Loader, Stack, VisuallyHidden } from '@mantine/core';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { useFleet } from '../state/fleet-context.js';
import { useGroups } from '../state/use-groups.js';
import { EmptyFleet } from './empty-fleet.js';
import { FleetBar, type FleetChoice } from './fleet-bar.js';
import { entriesOf, grouped, matching } from './fleet-entries.js';
import { BY_NAME, inOrder, sortedBy, type SortKey } from './fleet-sorting.js';
import { FleetTable } from './fleet-table.js';

/** All that was found, and all that was lost and is remembered. */
export function FleetPage(): ReactElement {
  const fleet = useFleet();
  const named = useGroups();
  const [choice, setChoice] = useState<FleetChoice>({
    text: '',
    shown: 'all',
    grouping: 'none',
    sorting: BY_NAME,
  });
  const wanted = useDeferredValue(choice);
  const entries = useMemo(() => entriesOf(fleet), [fleet]);
  const groups = useMemo(
    () => grouped(inOrder(matching(entries, wanted), wanted.sorting), wanted.grouping, named),
    [entries, wanted, named],
  );
  const sort = (key: SortKey): void => setChoice({ ...choice, sorting: sortedBy(choice.sorting, key) });
  if (!fleet.isKnown) return <Loader aria-label="Looking" />;
  if (entries.length === 0) return <EmptyFleet />;
  return (
    <Stack gap="sm">
      <VisuallyHidden component="h1">Fleet</VisuallyHidden>
      <FleetBar choice={choice} onChoice={setChoice} />
      <FleetTable groups={groups} sorting={choice.sorting} onSort={sort} />
    </Stack>
  );
}
