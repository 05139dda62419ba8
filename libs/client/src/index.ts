export { ApiError, type FailureCode, type FailureKind } from './api-error.js';
export type { Connection } from './connection.js';
export { Fleet, type FleetState } from './events/fleet.js';
export type { EventType, FleetEvent, Snapshot, StreamEvent } from './events/fleet-event.js';
export { folded, NOTHING, type FleetView } from './events/fleet-view.js';
export type { EventWish, StreamItem } from './events/follow-events.js';
export type { components, operations, paths } from './generated/api.js';
export type { Answer, CallInit, Method, Path } from './http/calls.js';
export { Http, type OpenAnswer, type Request, type Target } from './http/http.js';
export { firstIdOf, interruptedIn } from './interrupted.js';
export { LiveConnection } from './live/live-connection.js';
export { LiveTile, type FragmentFacts, type LiveListener } from './live/live-tile.js';
export type { LiveQuality } from '../../contracts/src/http/live-notice.js';
export { isKept } from '../../contracts/src/messages/event-types.js';
export { Rollcall, type RollcallOptions } from './rollcall.js';
export type { Tools } from './tools.js';

import type { components } from './generated/api.js';

/** What the API gives and takes, by name: `Schemas['CameraView']`. */
export type Schemas = components['schemas'];
