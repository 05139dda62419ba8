import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clockText } from '../format/times.js';
import { useOperatorNow } from '../state/use-operator-now.js';
import type { TakeView } from '../takes/take.js';

/** How long a take has been running since its common start; how long it was once it is over. */
export function TakeClock({ take }: { readonly take: TakeView }): ReactElement {
  const start = startMs(take);
  const now = useOperatorNow();
  const end = take.state === 'rolling' ? now : (lengthEnd(take) ?? start);
  const isRolling = take.state === 'rolling';
  const waits = isRolling && start > now;
  return (
    <Text
      size="2rem"
      lh={1}
      fw={600}
      ff="monospace"
      role="timer"
      aria-label="Running"
      c={isRolling ? 'var(--tally)' : 'dimmed'}
      data-state={isRolling ? 'rolling' : 'idle'}
    >
      {waits ? `-${clockText(start - now + 999)}` : clockText(end - start)}
      {isRolling && take.durationMs !== undefined && (
        <Text span size="md" ff="monospace">{` / ${clockText(take.durationMs)}`}</Text>
      )}
    </Text>
  );
}

/** Where no instant was given, that of the first film. */
function startMs({ startAt, entries, createdAt }: TakeView): number {
  if (startAt !== undefined) return Date.parse(startAt);
  const starts = entries.flatMap(({ recordings }) => recordings.map((film) => Date.parse(film.startedAt)));
  return starts.length > 0 ? Math.min(...starts) : Date.parse(createdAt);
}

function lengthEnd({ endAt, entries }: TakeView): number | undefined {
  if (endAt !== undefined) return Date.parse(endAt);
  const ends = entries.flatMap(({ recordings }) =>
    recordings.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs),
  );
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
