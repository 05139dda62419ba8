import { Loader, Stack } from '@mantine/core';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { useFleet } from '../state/fleet-context.js';
import { useGroups } from '../state/use-groups.js';
import { EmptyFleet } from './empty-fleet.js';
import { FleetBar, type FleetChoice } from './fleet-bar.js';
import { entriesOf, grouped, matching } from './fleet-entries.js';
import { FleetTable } from './fleet-table.js';

/** All that was found, and all that was lost and is remembered. */
export function FleetPage(): ReactElement {
  const fleet = useFleet();
  const named = useGroups();
  const [choice, setChoice] = useState<FleetChoice>({ text: '', shown: 'all', grouping: 'none' });
  const wanted = useDeferredValue(choice);
  const entries = useMemo(() => entriesOf(fleet), [fleet]);
  const groups = useMemo(
    () => grouped(matching(entries, wanted), wanted.grouping, named),
    [entries, wanted, named],
  );
  if (!fleet.isKnown) return <Loader aria-label="Looking" />;
  if (entries.length === 0) return <EmptyFleet />;
  return (
    <Stack gap="sm">
      <FleetBar choice={choice} onChoice={setChoice} />
      <FleetTable groups={groups} />
    </Stack>
  );
}
