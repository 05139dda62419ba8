import { List } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { count } from '../format/count.js';
import { Alarm } from './alarm.js';
import { readinessOf, wasRolling } from './readiness.js';

interface LostRollingProps {
  readonly cameras: readonly FleetEntry[];
  readonly chosen: ReadonlySet<string>;
}

/** Who of the chosen was lost in the middle of a recording, until it is back or not chosen any more. */
export function LostRolling({ cameras, chosen }: LostRollingProps): ReactElement | null {
  const lost = cameras.filter((entry) => chosen.has(entry.service.id) && wasRolling(entry));
  if (lost.length === 0) return null;
  return (
    <Alarm title={`${count(lost.length, 'camera')} lost while recording`}>
      <List size="sm" listStyleType="none">
        {lost.map((entry) => {
          const { why, advice } = readinessOf(entry);
          return (
            <List.Item key={entry.service.id} data-camera={entry.service.id}>
              <b>{entry.service.label}</b>: {why} {advice}
            </List.Item>
          );
        })}
      </List>
    </Alarm>
  );
}
