import type { ReactElement } from 'react';
import { agoText } from '../format/times.js';
import { useFleetStream } from '../state/fleet-context.js';
import { operatorClockOf } from '../state/operator-clock.js';
import { useTextNow } from '../state/use-now.js';
import type { FleetEntry } from './fleet-entries.js';
import { statusOf } from './status.js';

/** "found 2 h ago", "lost 3 min ago: power or network". */
export function StatusSince({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const { status, since } = entry.service;
  const { why } = statusOf(entry);
  const clock = operatorClockOf(useFleetStream());
  const ago = useTextNow((now) => agoText(Date.parse(since), now - clock.aheadMs));
  return (
    <span title={new Date(since).toLocaleString()}>
      {status} {ago}
      {status === 'lost' && `: ${why}`}
    </span>
  );
}
