import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { ArmFinding, TakeArmArgs } from '#contracts/messages/take.js';
import type { DiskState, ErrorInfo } from '#contracts/messages/agent-state.js';
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
  /** It can take its frames at the same instants as others. */
  readonly framesync: boolean;
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
    ...cameraFindings(args, camera),
    ...clockFindings(args, camera),
    ...diskFindings(args, camera),
    ...boardFindings(args, camera),
  ];
  return findings.sort((a, b) => a.severity.localeCompare(b.severity));
}

export function finding(severity: ArmFinding['severity'], code: ErrorCode, detail: string): ArmFinding {
  return { severity, code, detail, advice: new RollcallError(code, detail).advice };
}

function cameraFindings({ mode }: TakeArmArgs, { error, recording, framesync }: Readiness): ArmFinding[] {
  const cannot = 'The camera cannot take its frames at the instants of others.';
  return [
    ...(error ? [{ severity: 'refusal' as const, ...error }] : []),
    ...(recording
      ? [finding('refusal', 'already-recording', 'A recording runs, or waits for its start.')]
      : []),
    ...(mode === 'framesync' && !framesync ? [finding('refusal', 'unsupported', cannot)] : []),
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

function ms(value: number): string {
  return `±${value.toFixed(1)} ms`;
}
