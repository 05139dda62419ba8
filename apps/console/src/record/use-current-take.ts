import { useEffect, useState } from 'react';
import { byName } from '../format/by-name.js';
import { useFleet } from '../state/fleet-context.js';
import { useInAddress } from '../state/use-in-address.js';
import type { TakeSummary } from '../takes/take.js';

export interface CurrentTake {
  /** Undefined where none is at work. */
  readonly id: string | undefined;
  /** Others that are not over. */
  readonly others: readonly TakeSummary[];
  readonly show: (id: string) => void;
  /** Puts it away, so that another one can be made. */
  readonly leave: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** The take that the page is about: the one in its address, else the newest that somebody has armed or rolled. */
export function useCurrentTake(): CurrentTake {
  const { takes } = useFleet();
  const [id, setId] = useInAddress('take');
  const [left, setLeft] = useState(NOBODY);
  const open = [...takes.values()].sort((a, b) => byName(b.createdAt, a.createdAt));
  const newest = open.find((take) => take.state !== 'cut' && !left.has(take.id))?.id;
  useEffect(() => {
    if (id === undefined && newest !== undefined) setId(newest);
  });
  return {
    id,
    others: open.filter((take) => take.id !== id),
    show: setId,
    leave: () => {
      if (id !== undefined) setLeft(new Set([...left, id]));
      setId(undefined);
    },
  };
}
