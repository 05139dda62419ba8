import type {
  CameraFigures,
  CameraView,
  CommandView,
  FleetService,
  GroupView,
  RosterView,
} from '#contracts/http/views.js';
import type { TakeState, TakeSummary } from '#contracts/http/take-views.js';
import type { TakeCollectionSummary } from '#contracts/http/collection-views.js';
import type { NetworkTrouble } from '#contracts/messages/registry.js';

export type ServiceChange = 'service.found' | 'service.lost' | 'service.changed' | 'service.forgotten';

/** A take is as this says; `changed`: something else of it is. */
export type TakeChange = `take.${Exclude<TakeState, 'arming'> | 'changed'}`;

/** One step from a view of the fleet to the next: an event before it has an id and a time. */
export type Change =
  | { readonly type: ServiceChange; readonly subject: string; readonly data: FleetService }
  | { readonly type: 'settings.changed'; readonly subject: string; readonly data: CameraView['settings'] }
  | { readonly type: 'camera.status'; readonly subject: string; readonly data: CameraView }
  | { readonly type: 'camera.telemetry'; readonly subject: string; readonly data: CameraFigures }
  | {
      readonly type: 'registry.stale' | 'registry.fresh';
      readonly subject: 'registry';
      readonly data: { readonly stale: boolean };
    }
  /** `settled` tells the trouble that is over. */
  | {
      readonly type: 'network.degraded' | 'network.settled';
      readonly subject: 'registry';
      readonly data: NetworkTrouble;
    }
  | { readonly type: 'roster.changed'; readonly subject: 'roster'; readonly data: RosterView }
  | { readonly type: 'group.changed'; readonly subject: string; readonly data: GroupView }
  | {
      readonly type: 'group.removed';
      readonly subject: string;
      readonly data: Pick<GroupView, 'name'>;
    }
  | { readonly type: TakeChange; readonly subject: string; readonly data: TakeSummary }
  | { readonly type: 'take.removed'; readonly subject: string; readonly data: Pick<TakeSummary, 'id'> }
  /** Of the collection of a take, whose id is the subject: how far it is, and how it ended. */
  | {
      readonly type: 'collection.progress' | 'collection.ended';
      readonly subject: string;
      readonly data: TakeCollectionSummary;
    }
  | {
      readonly type: 'command.done' | 'command.failed';
      readonly subject: string;
      readonly data: CommandView;
    };
