import type {
  BulkAnswer,
  BulkSettingsAnswer,
  CameraView,
  Collection,
  IdentifyView,
  FleetRecordings,
  RosterView,
} from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Search } from '#contracts/messages/search.js';
import { notTheApi } from './api-failure.js';
import type { HttpClient } from './http-client.js';
import { asRoster } from './read-views.js';

export interface RecordingWish {
  readonly cameras: 'all' | readonly string[];
  readonly durationMs?: number;
  readonly name?: string;
  readonly prerollMs?: number;
  readonly segmentMs?: number;
  readonly startAt?: string;
}

/** The calls of the HTTP API that commands make, by name. */
export class FleetApi {
  constructor(readonly http: HttpClient) {}

  async services(): Promise<readonly Service[]> {
    return (await this.collection<Collection<Service>>('GET', '/services')).items;
  }

  async forget(id: string): Promise<void> {
    await this.http.json('DELETE', `/services/${segment(id)}`);
  }

  roster(): Promise<RosterView> {
    return this.rosterFrom('GET');
  }

  /** Nobody is expected where there are no names. */
  expect(names: readonly string[]): Promise<RosterView> {
    return this.rosterFrom('PUT', { names });
  }

  /** Starts a search or joins the one that runs. */
  async startSearch(): Promise<Search> {
    return (await this.http.json('POST', '/searches')) as Search;
  }

  async latestSearch(): Promise<Search> {
    return (await this.http.json('GET', '/searches/latest')) as Search;
  }

  startRecordings(wish: RecordingWish): Promise<BulkAnswer> {
    return this.collection('POST', '/recordings', wish);
  }

  stopRecordings(cameras: 'all' | readonly string[]): Promise<BulkAnswer> {
    return this.collection('POST', '/recordings/stop', { cameras });
  }

  async camera(id: string): Promise<CameraView> {
    return (await this.http.json('GET', `/cameras/${segment(id)}`)) as CameraView;
  }

  changeSettings(cameras: 'all' | readonly string[], settings: object): Promise<BulkSettingsAnswer> {
    return this.collection('PATCH', '/settings', { cameras, settings });
  }

  async identify(id: string): Promise<IdentifyView> {
    return (await this.http.json('POST', `/cameras/${segment(id)}/identify`)) as IdentifyView;
  }

  fleetRecordings(): Promise<FleetRecordings> {
    return this.collection('GET', '/recordings');
  }

  async recordings(cameraId: string): Promise<readonly Recording[]> {
    return (await this.collection<Collection<Recording>>('GET', `/cameras/${segment(cameraId)}/recordings`))
      .items;
  }

  async recording(cameraId: string, id: string): Promise<Recording> {
    return (await this.http.json('GET', recordingPath(cameraId, id))) as Recording;
  }

  async deleteRecording(cameraId: string, id: string): Promise<void> {
    await this.http.json('DELETE', recordingPath(cameraId, id));
  }

  private async rosterFrom(method: string, body?: object): Promise<RosterView> {
    const roster = asRoster(await this.http.json(method, '/roster', body));
    if (!roster) throw notTheApi(this.http.target, `${method} /roster gave no roster`);
    return roster;
  }

  private async collection<T extends { items: readonly unknown[] }>(
    method: string,
    path: string,
    body?: object,
  ): Promise<T> {
    const answer = (await this.http.json(method, path, body)) as Partial<T> | null;
    if (!Array.isArray(answer?.items)) throw notTheApi(this.http.target, `${method} ${path} gave no list`);
    return answer as T;
  }
}

/** `/cameras/{id}/recordings/{rid}`. */
export function recordingPath(cameraId: string, id: string): string {
  return `/cameras/${segment(cameraId)}/recordings/${segment(id)}`;
}

function segment(text: string): string {
  return encodeURIComponent(text);
}
