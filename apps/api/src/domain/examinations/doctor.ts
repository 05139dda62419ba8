import type { Examination } from '#contracts/http/examination.js';
import type { OperatorSight } from './operator-sight.js';

/** Looks at this host why somebody may not be found. Whoever starts the API gives it one. */
export interface Doctor {
  /** Changes nothing, and takes some seconds. Rejects with the signal's reason. */
  examine(sight: OperatorSight, signal: AbortSignal): Promise<Examination>;
}
