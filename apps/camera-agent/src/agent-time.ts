import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { FineTime } from '#runtime/fine-time.js';
import type { TrueTime } from './adapters/drivers/simulated/simulated-run.js';
import { type ClockFault, FalseClock } from './domain/simulation/false-clock.js';

/** The first picture says the true time to a tenth of a millisecond: half of that is left for reading it. */
const FINE_MS = 0.05;
/** A wall clock goes on to its next millisecond long before. */
const MOST_LOOKS = 100_000;

/** What the agent takes for time, and the true one where that is false. */
export interface AgentTime {
  readonly clock: Clock;
  readonly trueTime?: TrueTime;
}

/** The time of this host, or one that is wrong as was asked for. */
export function agentTime(host: Clock, fault: ClockFault | undefined, logger: Logger): AgentTime {
  if (!fault) return { clock: host };
  logger.warn(fault, 'The clock of this agent is false, as ROLLCALL_SIMULATE_CLOCK says: for trials alone.');
  const clock = new FalseClock(host, fault);
  const fine = new FineTime(host);
  let looks = 0;
  while (fine.at(0).errorMs > FINE_MS && looks < MOST_LOOKS) looks += 1;
  return { clock, trueTime: (instant) => fine.at(clock.trueInstant(instant)).ms };
}
