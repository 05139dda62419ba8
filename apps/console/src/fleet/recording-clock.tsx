import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { clockText } from '../format/times.js';
import { useOperatorNow } from '../state/use-operator-now.js';

/** How long a recording has been running. */
export function RecordingClock({ recording }: { readonly recording: Schemas['Recording'] }): ReactElement {
  const ms = useOperatorNow() - Date.parse(recording.startedAt);
  return <span className="numbers">{clockText(Math.max(ms, recording.durationMs))}</span>;
}
