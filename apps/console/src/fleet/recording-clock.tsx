import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { clockText } from '../format/times.js';
import { useNow } from '../state/use-now.js';

/** How long a recording has been running, by the viewer's clock. */
export function RecordingClock({ recording }: { readonly recording: Schemas['Recording'] }): ReactElement {
  const ms = useNow() - Date.parse(recording.startedAt);
  return <span className="numbers">{clockText(Math.max(ms, recording.durationMs))}</span>;
}
