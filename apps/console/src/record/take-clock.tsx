import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { RecordingClock } from '../fleet/recording-clock.js';
import type { Film } from '../recordings/film.js';

/** How long the longest of the running recordings has been running. */
export function TakeClock({ rolling }: { readonly rolling: readonly Film[] }): ReactElement {
  const [first, ...rest] = rolling;
  const longest =
    first && rest.reduce((a, b) => (Date.parse(b.startedAt) < Date.parse(a.startedAt) ? b : a), first);
  return (
    <Text
      size="2rem"
      lh={1}
      fw={600}
      ff="monospace"
      role="timer"
      aria-label="Running"
      c={longest ? 'var(--tally)' : 'dimmed'}
      data-state={longest ? 'recording' : 'idle'}
    >
      {longest ? <RecordingClock recording={longest} /> : '0:00'}
    </Text>
  );
}
