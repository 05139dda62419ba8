import type { AgentInfo } from '../messages/agent-info.js';
import type { AgentState, ErrorInfo } from '../messages/agent-state.js';
import type { AgentTelemetry } from '../messages/agent-telemetry.js';
import type { Recording } from '../messages/recording.js';
import type { Service } from '../messages/registry.js';
import type { Problem } from '../errors/problem.js';

/** A page of a collection; `next` is the cursor of the next one, absent on the last. */
export interface Collection<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** `GET /cameras/{id}`: the service, what its agent says of itself and how the camera is. */
export interface CameraView {
  readonly id: string;
  readonly hostname: string;
  /** `not-connected` also while the service is lost. */
  readonly status: AgentState['status'];
  readonly error?: ErrorInfo;
  readonly model: string;
  readonly driver: AgentInfo['driver'];
  readonly version: string;
  readonly capabilities: { readonly modes: AgentInfo['modes'] };
  readonly settings: AgentState['settings'];
  readonly recording?: Recording;
  readonly disk: AgentState['disk'];
  readonly clock: AgentState['clock'];
  readonly telemetry?: AgentTelemetry;
}

/** One camera's answer inside a bulk call. */
export type BulkItem =
  | { readonly cameraId: string; readonly ok: true; readonly recording: Recording }
  | { readonly cameraId: string; readonly ok: false; readonly error: Problem };

export interface BulkAnswer {
  readonly items: readonly BulkItem[];
}

/** `GET /recordings`: what there is, and which cameras could not be asked. */
export interface FleetRecordings extends Collection<Recording> {
  readonly unreached: readonly { readonly cameraId: string; readonly error: Problem }[];
}

/** The data of the stream's `snapshot`: the whole view. */
export interface Snapshot {
  readonly services: readonly Service[];
  readonly cameras: readonly CameraView[];
  /** Discovery is away, so found and lost may be out of date. */
  readonly stale: boolean;
}
