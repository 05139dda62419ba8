import './wall.css';
import { Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type CSSProperties, type ReactElement, useCallback, useMemo, useRef, useState } from 'react';
import { camerasOf, entriesOf } from '../fleet/fleet-entries.js';
import { useKeys } from '../frame/use-keys.js';
import { useFleet } from '../state/fleet-context.js';
import { useGroups } from '../state/use-groups.js';
import { moveFocus } from './move-focus.js';
import { useTileSize } from './use-tile-size.js';
import { WallBar } from './wall-bar.js';
import { WallTile } from './wall-tile.js';
import { wantedOf } from '../fleet/wanted.js';

/** Many cameras at once: small ones by their key frames, and one at full rate. */
export default function WallPage(): ReactElement {
  const fleet = useFleet();
  const groups = useGroups();
  const [wanted, setWanted] = useLocalStorage<string[]>({ key: 'rollcall.wall', defaultValue: [] });
  const [large, setLarge] = useState<string>();
  const entries = useMemo(() => camerasOf(entriesOf(fleet)), [fleet]);
  const toggleLarge = useCallback((id: string) => setLarge((before) => (before === id ? undefined : id)), []);
  const shown = wantedOf(entries, wanted, groups);
  useKeys([
    ['Escape', () => setLarge(undefined)],
    ['ArrowLeft', () => moveFocus('ArrowLeft')],
    ['ArrowRight', () => moveFocus('ArrowRight')],
    ['ArrowUp', () => moveFocus('ArrowUp')],
    ['ArrowDown', () => moveFocus('ArrowDown')],
  ]);
  const tiles = useRef<HTMLUListElement>(null);
  const tileSize = useTileSize(shown.length, tiles);
  const bar = { ...tileSize, entries, groups, wanted, onWanted: setWanted };
  return (
    <div className="wall">
      <WallBar {...bar} />
      {fleet.isKnown && shown.length === 0 && <Text c="dimmed">No camera is chosen, or none is there.</Text>}
      <ul
        ref={tiles}
        className="tiles"
        data-whole={tileSize.isWhole || undefined}
        style={{ '--tile': `${tileSize.size}px` } as CSSProperties}
      >
        {shown.map((entry) => (
          <WallTile
            key={entry.service.id}
            entry={entry}
            isLarge={entry.service.id === large}
            onLarge={toggleLarge}
          />
        ))}
      </ul>
    </div>
  );
}
