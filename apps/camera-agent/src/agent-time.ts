import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { TrueTime } from './adapters/drivers/simulated/simulated-run.js';
import { type ClockFault, FalseClock } from './domain/simulation/false-clock.js';
import { HostTime } from './adapters/drivers/simulated/host-time.js';

/** What the agent takes for time, and the true one where that is false. */
export interface AgentTime {
  readonly clock: Clock;
  readonly trueTime?: TrueTime;
  readonly hostTime: HostTime;
}

/** The time of this host, or one that is wrong as was asked for. */
export function agentTime(host: Clock, fault: ClockFault | undefined, logger: Logger): AgentTime {
  if (!fault) return { clock: host, hostTime: new HostTime(host) };
  logger.warn(fault, 'The clock of this agent is false, as ROLLCALL_SIMULATE_CLOCK says: for trials alone.');
  const clock = new FalseClock(host, fault);
  const hostTime = new HostTime(host, clock);
  return { clock, hostTime, trueTime: (instant) => hostTime.at(instant) };
}
