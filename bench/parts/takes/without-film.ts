import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';

/** Cameras of a take that have no film: those of which the take says why, each with a sentence, and those of which it does not. */
export interface WithoutFilm {
  readonly named: readonly string[];
  readonly silent: readonly string[];
}

export function withoutFilm({ entries }: Pick<TakeView, 'entries'>): WithoutFilm {
  const without = entries.filter(({ recordings }) => recordings.length === 0);
  const named = without.flatMap((entry) => {
    const reason = reasonOf(entry);
    return reason === undefined ? [] : [`${entry.cameraId} (${entry.state}): ${reason}`];
  });
  const silent = without.filter((entry) => reasonOf(entry) === undefined).map(({ cameraId }) => cameraId);
  return { named, silent };
}

function reasonOf({ error, report }: TakeEntry): string | undefined {
  return error?.detail ?? report?.findings[0]?.detail;
}
