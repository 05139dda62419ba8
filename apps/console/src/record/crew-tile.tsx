import { Checkbox, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { StatusLight } from '../fleet/status-light.js';
import type { Look } from '../takes/entry-looks.js';

interface CrewTileProps {
  readonly id: string;
  readonly label: string;
  /** As scripts and styles know it. */
  readonly state: string;
  readonly look: Look;
  /** Undefined where it cannot be chosen. */
  readonly isChosen?: boolean;
  readonly onToggle?: (() => void) | undefined;
}

/** One camera in as little room as can be read: fifty of them are on one screen. */
export function CrewTile({ id, label, state, look, isChosen, onToggle }: CrewTileProps): ReactElement {
  return (
    <li
      className="crew-tile"
      data-camera={id}
      data-state={state}
      data-chosen={isChosen === true || undefined}
      data-dim={isChosen === false || undefined}
      title={label}
    >
      {onToggle && <Checkbox size="xs" checked={isChosen} onChange={onToggle} aria-label={label} />}
      <StatusLight color={look.color} />
      <span className="crew-words">
        <Text span size="sm" fw={600} lh={1.25} truncate display="block">
          {label}
        </Text>
        <Text span size="xs" lh={1.25} display="block">
          {look.text}
        </Text>
      </span>
    </li>
  );
}
