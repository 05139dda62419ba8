import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { FleetDatabase } from './fleet-database.js';
import { sqliteReason } from './sqlite-reason.js';

/** Does what an operator asked for: kept, over a power cut as well, when it resolves. `what` as in "The roster". */
export async function saved<T>(database: FleetDatabase, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await database.durably(work);
  } catch (error) {
    if (error instanceof RollcallError) throw error;
    throw new RollcallError(
      'internal',
      `${what} could not be saved (${sqliteReason(error)}), so it is as it was.`,
      {
        advice: 'See that the disk of the operator host has room and that the data folder can be written.',
        cause: error,
      },
    );
  }
}
