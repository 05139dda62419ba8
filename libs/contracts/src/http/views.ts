import type { DeedName } from './deeds.js';
import type { TakeSummary } from './take-views.js';
import type { AgentInfo } from '../messages/agent-info.js';
import type { AgentState, ErrorInfo } from '../messages/agent-state.js';
import type { AgentTelemetry } from '../messages/agent-telemetry.js';
import type { CameraSettings } from '../messages/camera-settings.js';
import type { Recording } from '../messages/recording.js';
import type { CalledLink, NetworkTrouble, Service } from '../messages/registry.js';
import type { ErrorCode } from '../errors/catalogue.js';
import type { Problem } from '../errors/problem.js';

/** A page of a collection; `next` is the cursor of the next one, absent on the last. */
export interface Collection<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** `GET /services`: a service as discovery knows it, called as the operator calls it. */
export interface FleetService extends Service {
  /** Absent where it has none. */
  readonly tags?: readonly string[];
}

/** `GET /groups/{name}`: cameras under a name. */
export interface GroupView {
  readonly name: string;
  /** Their ids, in the order in which they were given. */
  readonly cameras: readonly string[];
}

/** `GET /cameras/{id}`: the service, what its agent says of itself and how the camera is. */
export interface CameraView {
  readonly id: string;
  readonly hostname: string;
  /** `not-connected` also while the service is lost, or its agent has left the broker. */
  readonly status: AgentState['status'];
  readonly error?: ErrorInfo;
  readonly model: string;
  readonly driver: AgentInfo['driver'];
  readonly version: string;
  readonly capabilities: {
    readonly modes: AgentInfo['modes'];
    readonly controls: NonNullable<AgentInfo['controls']>;
  };
  readonly settings: AgentState['settings'];
  readonly annotation?: AgentState['annotation'];
  readonly recording?: Recording;
  readonly disk: AgentState['disk'];
  readonly clock: AgentState['clock'];
  readonly telemetry?: AgentTelemetry;
}

/** What of a camera moves all the time: the data of `camera.telemetry`. */
export interface CameraFigures extends Pick<CameraView, 'disk' | 'clock'> {
  readonly telemetry: AgentTelemetry;
}

/** `POST /cameras/{id}/open` and `/close`: how the camera is then. */
export interface OpenView {
  readonly status: AgentState['status'];
  readonly error?: ErrorInfo;
}

/** `POST /cameras/{id}/identify`: what the camera can show itself by. */
export interface IdentifyView {
  /** Its name in the picture. */
  readonly overlay: boolean;
  /** A light on its board. */
  readonly led: boolean;
}

/** One camera's answer inside a bulk call. */
export type BulkItem =
  | { readonly cameraId: string; readonly ok: true; readonly recording: Recording }
  | { readonly cameraId: string; readonly ok: false; readonly error: Problem };

export interface BulkAnswer {
  readonly items: readonly BulkItem[];
}

export type BulkSettingsItem =
  | { readonly cameraId: string; readonly ok: true; readonly settings: CameraSettings }
  | { readonly cameraId: string; readonly ok: false; readonly error: Problem };

/** `PATCH /settings`. */
export interface BulkSettingsAnswer {
  readonly items: readonly BulkSettingsItem[];
}

export type BulkOpenItem =
  | { readonly cameraId: string; readonly ok: true; readonly camera: OpenView }
  | { readonly cameraId: string; readonly ok: false; readonly error: Problem };

/** `POST /cameras/open` and `/cameras/close`. */
export interface BulkOpenAnswer {
  readonly items: readonly BulkOpenItem[];
}

export type BulkIdentifyItem =
  | { readonly cameraId: string; readonly ok: true; readonly shown: IdentifyView }
  | { readonly cameraId: string; readonly ok: false; readonly error: Problem };

/** `POST /cameras/identify`. */
export interface BulkIdentifyAnswer {
  readonly items: readonly BulkIdentifyItem[];
}

/** `GET /recordings`: what there is, and which cameras could not be asked. */
export interface FleetRecordings extends Collection<Recording> {
  readonly unreached: readonly { readonly cameraId: string; readonly error: Problem }[];
}

/** `GET /discovery`: how discovery fares. */
export interface DiscoveryView {
  /** It is connected to the broker. */
  readonly present: boolean;
  /** Services in its registry, found and lost. */
  readonly count: number;
  readonly links: readonly CalledLink[];
  readonly leftOut: readonly string[];
  readonly seeds: readonly string[];
  /** Refused input since its start, by kind. */
  readonly refused: Readonly<Record<string, number>>;
  readonly network?: NetworkTrouble;
}

/** `GET /roster`: who is expected, and who of them is there. */
export interface RosterView {
  /** Ids, labels or host names, as the operator gave them. */
  readonly names: readonly string[];
  /** How many of them are found. */
  readonly present: number;
  readonly missing: readonly string[];
  /** Ids of found cameras that no name stands for. */
  readonly unexpected: readonly string[];
}

/** The data of the stream's `snapshot`: the whole view. */
export interface Snapshot {
  readonly services: readonly FleetService[];
  readonly cameras: readonly CameraView[];
  /** Discovery is away, so found and lost may be out of date. */
  readonly stale: boolean;
  /** Many services fell silent at once. */
  readonly network?: NetworkTrouble;
  /** Absent while nobody is expected. */
  readonly roster?: RosterView;
  /** By their names; absent while there are none. */
  readonly groups?: readonly GroupView[];
  /** Those that are not over; absent while there are none. */
  readonly takes?: readonly TakeSummary[];
}

/** The data of `command.done` and `command.failed`: what somebody wanted, and what came of it. */
export interface CommandView {
  /** Such as `recording-start`. */
  readonly command: DeedName;
  /** The camera that it was for, where it was for one. */
  readonly cameraId?: string;
  /** Who wanted it, as people call them. */
  readonly by?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  /** The recording that it was about. */
  readonly recording?: string;
  /** The search that it started or joined. */
  readonly search?: string;
  /** Why it failed. */
  readonly code?: ErrorCode;
}

/** One row of `GET /events/history`: an event of the stream, or a command and how it ended. */
export interface HistoryEntry {
  readonly id: string;
  readonly type: string;
  /** When the API heard of it. */
  readonly time: string;
  readonly subject: string;
  readonly camera?: string;
  /** Who did it, as people call them. */
  readonly by?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `GET /health` of the API: what is amiss. */
export interface HealthView {
  readonly broker: 'connected' | 'away';
  readonly journal: {
    readonly waiting: number;
    /** Entries that were not written, since the start. */
    readonly leftOut: number;
    /** Why nothing is written at the moment. */
    readonly failure?: string;
  };
}
