import { Button, Group, MultiSelect, Slider, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { optionsOf } from '../fleet/wanted.js';
import type { TileSize } from './use-tile-size.js';
import { FullScreenButton } from './full-screen-button.js';

interface WallBarProps extends TileSize {
  readonly entries: readonly FleetEntry[];
  readonly groups: readonly Schemas['GroupView'][];
  readonly wanted: readonly string[];
  readonly onWanted: (wanted: string[]) => void;
}

const SIZES = { min: 160, max: 640, step: 40 } as const;

/** Who is on the wall, and how large. */
export function WallBar(props: WallBarProps): ReactElement {
  const { entries, groups, wanted, onWanted, size, onSize, isFit, onFit } = props;
  return (
    <Group mb="sm" gap="sm">
      <MultiSelect
        aria-label="Cameras, groups and tags on the wall"
        placeholder={wanted.length === 0 ? 'All cameras' : ''}
        data={optionsOf(entries, groups)}
        value={[...wanted]}
        onChange={onWanted}
        clearable
        searchable
        flex={1}
        miw={180}
      />
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" c="dimmed" aria-hidden>
          Size
        </Text>
        <Slider thumbLabel="Size of a tile" label={null} w={140} {...SIZES} value={size} onChange={onSize} />
        <Button variant={isFit ? 'light' : 'default'} aria-pressed={isFit} onClick={onFit}>
          Fit
        </Button>
      </Group>
      <FullScreenButton />
    </Group>
  );
}
