import { List, Loader, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useReach } from '../session/session-context.js';
import { FindingItem } from './finding-item.js';
import { searchFindings } from './search-findings.js';
import type { DiscoveryState } from './use-discovery.js';

/** Where it is searched, and what may be in the way. */
export function SearchReport({
  discovery: { view, failure },
}: {
  readonly discovery: DiscoveryState;
}): ReactElement {
  const reach = useReach();
  if (failure !== undefined)
    return (
      <Text size="sm" c="orange.4" role="alert">
        {failure}
      </Text>
    );
  if (!view) return <Loader size="sm" aria-label="Asking discovery" />;
  return (
    <List size="sm" spacing={4} listStyleType="none" aria-label="How it searches">
      {searchFindings(view, reach).map(({ isTrouble, text }) => (
        <FindingItem key={text} verdict={isTrouble ? 'problem' : 'ok'} text={text} />
      ))}
    </List>
  );
}
