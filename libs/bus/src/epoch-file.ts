import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import type { EpochStore } from './presence-keeper.js';

/**
 * The epoch in a file of its own. An unreadable number counts as none: the clock is then the epoch. One that cannot be
 * written, as on a full disk, must not keep anybody from the broker: it is the way to make room again.
 */
export function epochFile(path: string, logger: Logger): EpochStore {
  return {
    load: async () => {
      const epoch = Number(await readIfThere(path));
      return Number.isSafeInteger(epoch) && epoch > 0 ? epoch : 0;
    },
    save: async (epoch) => {
      try {
        await writeFileAtomic(path, `${epoch}\n`);
      } catch (error) {
        logger.warn(
          { err: error, path },
          'The epoch is not kept on disk; after a restart the clock stands in for it',
        );
      }
    },
  };
}
