import type { components } from '../generated/api.js';
import type { Snapshot, StreamEvent } from './fleet-event.js';

type Schemas = components['schemas'];
export type FleetService = Schemas['FleetService'];
export type CameraView = Schemas['CameraView'];
export type GroupView = Schemas['GroupView'];
export type TakeSummary = Schemas['TakeSummary'];

/** The fleet as the stream tells it. A view is never changed: the next one is another object. */
export interface FleetView extends Omit<Snapshot, 'services' | 'cameras' | 'groups' | 'takes'> {
  /** By id. */
  readonly services: ReadonlyMap<string, FleetService>;
  readonly cameras: ReadonlyMap<string, CameraView>;
  /** By name, none where there are none. */
  readonly groups: ReadonlyMap<string, GroupView>;
  /** Those that are not over, by id. */
  readonly takes: ReadonlyMap<string, TakeSummary>;
}

export const NOTHING: FleetView = {
  services: new Map(),
  cameras: new Map(),
  groups: new Map(),
  takes: new Map(),
  stale: true,
};

/** The view after these events: the same where they change nothing of it. Its maps are copied once, however many there are. */
export function folded(view: FleetView, events: readonly StreamEvent[]): FleetView {
  if (events.every(isOfNoView)) return view;
  const draft = draftOf(view);
  for (const event of events) hear(draft, event);
  const { network, roster, ...rest } = draft;
  return { ...rest, ...(network && { network }), ...(roster && { roster }) };
}

/** What the view shows of recordings and searches comes with the status of their cameras. */
function isOfNoView({ type }: StreamEvent): boolean {
  return type.startsWith('recording.') || type.startsWith('search.') || type.startsWith('command.');
}

interface Draft {
  services: Map<string, FleetService>;
  cameras: Map<string, CameraView>;
  groups: Map<string, GroupView>;
  takes: Map<string, TakeSummary>;
  stale: boolean;
  network: Schemas['NetworkTrouble'] | undefined;
  roster: Schemas['RosterView'] | undefined;
}

function draftOf({ services, cameras, groups, takes, stale, network, roster }: FleetView): Draft {
  return {
    services: new Map(services),
    cameras: new Map(cameras),
    groups: new Map(groups),
    takes: new Map(takes),
    stale,
    network,
    roster,
  };
}

function hear(draft: Draft, event: StreamEvent): void {
  if (event.type === 'snapshot') Object.assign(draft, draftOf(viewOf(event.data)));
  hearOfOne(draft, event);
  hearOfAll(draft, event);
  hearOfTake(draft, event);
}

function hearOfOne({ services, cameras }: Draft, event: StreamEvent): void {
  switch (event.type) {
    case 'service.found':
    case 'service.lost':
    case 'service.changed':
      return void services.set(event.subject, event.data);
    case 'service.forgotten':
      services.delete(event.subject);
      return void cameras.delete(event.subject);
    case 'camera.status':
      return void cameras.set(event.subject, event.data);
    case 'camera.telemetry':
      return changeCamera(cameras, event.subject, event.data);
    case 'settings.changed':
      return changeCamera(cameras, event.subject, { settings: event.data });
  }
}

function hearOfAll(draft: Draft, event: StreamEvent): void {
  switch (event.type) {
    case 'registry.stale':
    case 'registry.fresh':
      return void (draft.stale = event.data.stale);
    case 'network.degraded':
      return void (draft.network = event.data);
    case 'network.settled':
      return void (draft.network = undefined);
    case 'roster.changed':
      return void (draft.roster = event.data.names.length > 0 ? event.data : undefined);
    case 'group.changed':
      return void draft.groups.set(event.subject, event.data);
    case 'group.removed':
      return void draft.groups.delete(event.subject);
  }
}

const OVER: readonly TakeSummary['state'][] = ['complete', 'cancelled', 'failed'];

function hearOfTake({ takes }: Draft, event: StreamEvent): void {
  switch (event.type) {
    case 'take.armed':
    case 'take.rolling':
    case 'take.cut':
    case 'take.complete':
    case 'take.cancelled':
    case 'take.failed':
    case 'take.changed':
      // What is written about one that is over is told by the name of its state, too.
      if (OVER.includes(event.data.state)) return void takes.delete(event.subject);
      return void takes.set(event.subject, event.data);
    case 'take.removed':
      return void takes.delete(event.subject);
  }
}

function changeCamera(cameras: Draft['cameras'], id: string, change: Partial<CameraView>): void {
  const camera = cameras.get(id);
  if (camera) cameras.set(id, { ...camera, ...change });
}

function viewOf({ services, cameras, groups = [], takes = [], ...rest }: Snapshot): FleetView {
  const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> =>
    new Map(all.map((each) => [each.id, each]));
  const byName = new Map(groups.map((group) => [group.name, group]));
  return {
    ...rest,
    services: byId(services),
    cameras: byId(cameras),
    groups: byName,
    takes: byId(takes),
  };
}
