import { notTheApi } from '#client/http/failures.js';
import type { Rollcall } from '#client/rollcall.js';
import type { GroupRef } from '#contracts/http/targets.js';
import type {
  BulkAnswer,
  BulkSettingsAnswer,
  CameraView,
  IdentifyView,
  FleetRecordings,
  FleetService,
  RosterView,
} from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Search } from '#contracts/messages/search.js';
import { asRoster } from './read-views.js';

/** Which cameras a call is for; the API knows who is found, and who is in a group. */
export type Cameras = 'all' | GroupRef | readonly string[];

export interface RecordingWish {
  readonly cameras: Cameras;
  readonly durationMs?: number;
  readonly name?: string;
  readonly prerollMs?: number;
  readonly segmentMs?: number;
  readonly startAt?: string;
}

/** The calls of the HTTP API that commands make, by name. */
export class FleetApi {
  constructor(private readonly rollcall: Rollcall) {}

  async services(): Promise<readonly FleetService[]> {
    return (await this.rollcall.call('get', '/services')).items;
  }

  async forget(id: string): Promise<void> {
    await this.rollcall.call('delete', '/services/{id}', { params: { path: { id } } });
  }

  async roster(): Promise<RosterView> {
    return this.checked(await this.rollcall.call('get', '/roster'));
  }

  /** Nobody is expected where there are no names. */
  async expect(names: readonly string[]): Promise<RosterView> {
    return this.checked(await this.rollcall.call('put', '/roster', { body: { names } }));
  }

  /** Says what the operator calls a camera; what is left out stays. */
  note(id: string, note: { label?: string | null; tags?: readonly string[] }): Promise<FleetService> {
    return this.rollcall.call('patch', '/cameras/{id}', { params: { path: { id } }, body: note });
  }

  /** Starts a search or joins the one that runs. */
  startSearch(): Promise<Search> {
    return this.rollcall.call('post', '/searches');
  }

  latestSearch(): Promise<Search> {
    return this.rollcall.call('get', '/searches/latest');
  }

  startRecordings(wish: RecordingWish): Promise<BulkAnswer> {
    return this.rollcall.call('post', '/recordings', { body: wish });
  }

  stopRecordings(cameras: Cameras): Promise<BulkAnswer> {
    return this.rollcall.call('post', '/recordings/stop', { body: { cameras } });
  }

  camera(id: string): Promise<CameraView> {
    return this.rollcall.call('get', '/cameras/{id}', { params: { path: { id } } });
  }

  changeSettings(cameras: Cameras, settings: object): Promise<BulkSettingsAnswer> {
    return this.rollcall.call('patch', '/settings', { body: { cameras, settings } });
  }

  identify(id: string): Promise<IdentifyView> {
    return this.rollcall.call('post', '/cameras/{id}/identify', { params: { path: { id } } });
  }

  fleetRecordings(): Promise<FleetRecordings> {
    return this.rollcall.call('get', '/recordings');
  }

  async recordings(id: string): Promise<readonly Recording[]> {
    return (await this.rollcall.call('get', '/cameras/{id}/recordings', { params: { path: { id } } })).items;
  }

  recording(id: string, rid: string): Promise<Recording> {
    return this.rollcall.call('get', '/cameras/{id}/recordings/{rid}', { params: { path: { id, rid } } });
  }

  async deleteRecording(id: string, rid: string): Promise<void> {
    await this.rollcall.call('delete', '/cameras/{id}/recordings/{rid}', { params: { path: { id, rid } } });
  }

  private checked(roster: unknown): RosterView {
    const whole = asRoster(roster);
    if (!whole) throw notTheApi(this.rollcall.http.target.base, '/roster gave no roster');
    return whole;
  }
}

/** `/cameras/{id}/recordings/{rid}`. */
export function recordingPath(cameraId: string, id: string): string {
  return `/cameras/${segment(cameraId)}/recordings/${segment(id)}`;
}

function segment(text: string): string {
  return encodeURIComponent(text);
}
