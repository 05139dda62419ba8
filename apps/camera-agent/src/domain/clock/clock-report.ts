import type { ClockState, HostClock } from '#contracts/messages/clock-state.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { HostReading } from '../host/host-reading.js';

/** A bound that was too wide is narrow again below this part of half a frame: it grows and shrinks with each question. */
const CLEARLY = 0.8;
/** The first of some quick questions may be slow. */
const PATIENCE_MS = 5000;
/** Both wall clocks are read in whole milliseconds. */
const READING_MS = 2;
/** Of a service that does not say how far it may be off. */
const UNTOLD_ERROR_MS = 1000;

export interface ClockReportParts {
  readonly operatorClock: { readonly state: ClockState };
  /** The time service of this host; undefined until it has said something. */
  readonly host: () => HostReading | undefined;
  /** How long a frame of the camera lasts, ms. */
  readonly frameMs: () => number;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly logger: Logger;
}

/** The clock as it stands in the agent's state, and in its log whenever something is wrong with it or right again. */
export class ClockReport {
  private coarseSince: number | undefined;
  private toldCoarse = false;
  private disagrees = false;
  private toldStepAt: string | undefined;

  constructor(private readonly parts: ClockReportParts) {}

  read(): ClockState {
    const state = this.parts.operatorClock.state;
    if (state.step && state.step.at !== this.toldStepAt) this.parts.logger.warn(state.step, STEPPED);
    this.toldStepAt = state.step?.at;
    const reading = this.parts.host();
    const host = reading && { host: this.compared(state, reading) };
    return { ...state, ...(state.known && { coarse: this.isCoarse(state) }), ...host };
  }

  private isCoarse({ errorMs }: ClockState): boolean {
    const halfFrameMs = this.parts.frameMs() / 2;
    const now = this.parts.clock.monotonic();
    const isCoarse = errorMs > (this.coarseSince === undefined ? 1 : CLEARLY) * halfFrameMs;
    this.coarseSince = isCoarse ? (this.coarseSince ?? now) : undefined;
    const toTell = isCoarse && (this.toldCoarse || now - (this.coarseSince ?? now) >= PATIENCE_MS);
    if (toTell !== this.toldCoarse) this.tellCoarse(toTell, { errorMs, halfFrameMs });
    this.toldCoarse = toTell;
    return isCoarse;
  }

  private tellCoarse(isNow: boolean, facts: object): void {
    const { logger } = this.parts;
    if (isNow) logger.warn(facts, COARSE);
    else logger.info(facts, 'The time of the operator is known to half a frame again');
  }

  private compared({ known, offsetMs, errorMs }: ClockState, reading: HostReading): HostClock {
    const allowedMs = errorMs + (reading.errorMs ?? UNTOLD_ERROR_MS) + READING_MS;
    const disagrees = known && reading.synchronised && Math.abs(offsetMs) > allowedMs;
    if (disagrees && !this.disagrees) this.parts.logger.warn({ ...reading, offsetMs, allowedMs }, DISAGREES);
    this.disagrees = disagrees;
    return disagrees ? { ...reading, disagreesMs: offsetMs } : reading;
  }
}

const STEPPED =
  'The clock of the operator was set, or this host slept: times of before and after do not fit together';
const COARSE =
  'The time of the operator is known here to no more than half a frame: frames of this camera are not surely matched with ' +
  'those of others. The network is slow or loses much; a cable helps (docs/clock.md)';
const DISAGREES =
  'The time service of this host says that its clock is right, but the clock of the operator is another: the server that ' +
  'it follows is probably not the one of the operator host. Let both follow one server (docs/clock.md); cameras go by the ' +
  "operator's clock meanwhile";
