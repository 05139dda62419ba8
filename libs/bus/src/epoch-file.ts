import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import type { EpochStore } from './presence-keeper.js';

/** The epoch in a file of its own. An unreadable number counts as none: the clock is then the epoch. */
export function epochFile(path: string): EpochStore {
  return {
    load: async () => {
      const epoch = Number(await readIfThere(path));
      return Number.isSafeInteger(epoch) && epoch > 0 ? epoch : 0;
    },
    save: (epoch) => writeFileAtomic(path, `${epoch}\n`),
  };
}
