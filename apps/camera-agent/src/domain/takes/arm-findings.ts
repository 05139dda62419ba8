import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { ArmFinding, TakeArmArgs } from '#contracts/messages/take.js';
import type { DiskState, ErrorInfo } from '#contracts/messages/agent-state.js';
import type { SyncClock } from '#contracts/messages/frame-sync.js';
import type { ClockState } from '#contracts/messages/clock-state.js';

/** What a camera knows of itself when it is to be ready. */
export interface Readiness {
  /** Why it gives no pictures. */
  readonly error?: ErrorInfo | undefined;
  /** Something is recorded, or waits for its start. */
  readonly recording: boolean;
  readonly frameMs: number;
  readonly clock: ClockState;
  readonly disk: DiskState;
  /** Of the camera; 0 while nobody knows. */
  readonly bytesPerSecond: number;
  readonly vitals: Pick<AgentTelemetry, 'temperatureC' | 'throttled' | 'underVoltage'>;
  /** By what it can put its frames in step with others; undefined where it cannot. */
  readonly syncClock: SyncClock | undefined;
  /** The highest rate at which it can; undefined where nobody knows. */
  readonly mostSyncFps: number | undefined;
}

/** The processor of a Pi slows down at 80 to 85 °C. */
const HOT_C = 85;
const WARM_C = 80;
/** What is less cannot be promised over a radio network. */
const LEAST_CLOCK_LIMIT_MS = 10;
const MIB = 1024 * 1024;

/** Everything that is amiss for this take, refusals first; empty where all is well. */
export function armFindings(args: TakeArmArgs, camera: Readiness): ArmFinding[] {
  const findings = [
    ...cameraFindings(camera),
    ...clockFindings(args, camera),
    ...diskFindings(args, camera),
    ...boardFindings(args, camera),
    ...(args.mode === 'framesync' ? syncFindings(camera) : []),
  ];
  return findings.sort((a, b) => a.severity.localeCompare(b.severity));
}

export function finding(severity: ArmFinding['severity'], code: ErrorCode, detail: string): ArmFinding {
  return { severity, code, detail, advice: new RollcallError(code, detail).advice };
}

function cameraFindings({ error, recording }: Readiness): ArmFinding[] {
  return [
    ...(error ? [{ severity: 'refusal' as const, ...error }] : []),
    ...(recording
      ? [finding('refusal', 'already-recording', 'A recording runs, or waits for its start.')]
      : []),
  ];
}

function clockFindings({ limits }: TakeArmArgs, { clock, frameMs }: Readiness): ArmFinding[] {
  if (!clock.known)
    return [finding('refusal', 'clock-unknown', "The camera has not learnt the operator's time yet.")];
  const limit = limits?.clockErrorMs ?? Math.max(frameMs, LEAST_CLOCK_LIMIT_MS);
  const known = `The operator's time is known to ${ms(clock.errorMs)}`;
  if (clock.errorMs > limit)
    return [finding('refusal', 'clock-unsure', `${known}, and the take allows ${ms(limit)}.`)];
  if (clock.errorMs <= frameMs / 2) return [];
  return [finding('warning', 'clock-unsure', `${known}, which is more than half a frame.`)];
}

function diskFindings({ durationMs }: TakeArmArgs, { disk, bytesPerSecond }: Readiness): ArmFinding[] {
  const room = disk.freeBytes - (disk.reserveBytes ?? 0);
  const free = `${Math.max(0, Math.floor(room / MIB))} MiB are free for recordings`;
  if (disk.level === 'full') return [finding('refusal', 'disk-full', `${free}.`)];
  const needed = (bytesPerSecond * (durationMs ?? 0)) / 1000;
  if (needed > room)
    return [finding('refusal', 'short-of-room', `${free}, and ${Math.ceil(needed / MIB)} MiB are needed.`)];
  if (disk.level !== 'low') return [];
  const minutes = Math.floor(room / bytesPerSecond / 60);
  return [finding('warning', 'short-of-room', `${free}: enough for ${minutes} min.`)];
}

function boardFindings({ limits }: TakeArmArgs, { vitals }: Readiness): ArmFinding[] {
  const { temperatureC = 0, throttled, underVoltage } = vitals;
  const limit = limits?.temperatureC ?? HOT_C;
  const is = `The processor is at ${Math.round(temperatureC)} °C`;
  return [
    ...(temperatureC > limit
      ? [finding('refusal', 'too-hot', `${is}, and the take allows ${limit} °C.`)]
      : []),
    ...(temperatureC > WARM_C && temperatureC <= limit ? [finding('warning', 'too-hot', `${is}.`)] : []),
    ...(underVoltage ? [finding('warning', 'power-trouble', 'The supply voltage is too low.')] : []),
    ...(throttled ? [finding('warning', 'power-trouble', 'The processor is slowed down.')] : []),
  ];
}

const CANNOT_STEP =
  'The camera cannot put its frames in step with those of others: rpicam-apps can from 1.6.0 on, USB cameras cannot.';

function syncFindings({ syncClock, mostSyncFps, frameMs, clock }: Readiness): ArmFinding[] {
  if (!syncClock) return [finding('refusal', 'unsupported', CANNOT_STEP)];
  const fps = 1000 / frameMs;
  const isTooFast = mostSyncFps !== undefined && fps > mostSyncFps + RATE_ROUNDING;
  const rate = `${rateText(fps)} frames a second are too near the most that the camera gives at this size to be moved; ${mostSyncFps} would do.`;
  return [
    ...(isTooFast ? [finding('refusal', 'rate-too-high', rate)] : []),
    ...(syncClock === 'wall-clock' ? wallClockFindings(clock) : []),
  ];
}

/** Rates are whole numbers, and frames are told in ms. */
const RATE_ROUNDING = 0.01;

/** Where PTP sets the clock neither of the two services runs: that is no reason to refuse. */
function wallClockFindings({ host }: ClockState): ArmFinding[] {
  if (host?.synchronised === true) return [];
  const who =
    host && host.source !== 'none'
      ? `${host.source} says that it follows no server`
      : 'no time service that is known here runs';
  const detail = `The frames are put in step by the wall clock of this host, and ${who}.`;
  return [finding('warning', 'wall-clock-off', detail)];
}

function rateText(fps: number): string {
  return String(Math.round(fps * 100) / 100);
}

function ms(value: number): string {
  return `±${value.toFixed(1)} ms`;
}
