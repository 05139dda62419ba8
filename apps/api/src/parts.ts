import { join } from 'node:path';
import { Bus } from '#bus/bus.js';
import { epochFile } from '#bus/epoch-file.js';
import { Requests } from '#bus/requests.js';
import type { Snapshot } from '#contracts/http/views.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { API_USER, credentialOf } from '#credentials/credential.js';
import { makeAccess, type AccessParts } from './access-parts.js';
import { RosterFile } from './adapters/fs/roster-file.js';
import { EventStream } from './adapters/http/events/event-stream.js';
import { Installer } from './adapters/install/installer.js';
import { MediaPort } from './adapters/media/media-port.js';
import { RecordingList } from './adapters/media/recording-list.js';
import { VideoRelay } from './adapters/media/video-relay.js';
import { Announcer } from './domain/events/announcer.js';
import { Forgetting } from './domain/discovery/forgetting.js';
import { CameraDirectory } from './domain/fleet/camera-directory.js';
import { Fleet } from './domain/fleet/fleet.js';
import { BulkRecorder } from './domain/recordings/bulk.js';
import { FilmNames } from './domain/recordings/film-names.js';
import { Recorder } from './domain/recordings/recorder.js';
import { RecordingIndex } from './domain/recordings/recording-index.js';
import { RosterKeeper } from './domain/roster/roster-keeper.js';
import { Searches } from './domain/searches/searches.js';

const STREAM_LIMITS = { readers: 2000, queuedBytes: 1024 * 1024 };
const MEDIA_TIMEOUTS = { connectMs: 3000, idleMs: 30_000 };

export interface Needs {
  readonly mqttUrl: string;
  readonly fleetSecret: string;
  readonly adminToken: string;
  /** Plain text may cross the network: the operator insists. */
  readonly insecureLan: boolean;
  /** Names by which it is spoken to, besides its own. */
  readonly hosts: readonly string[];
  /** The API's own folder. */
  readonly folder: string;
  /** Names this API among others at the broker, over restarts. */
  readonly replica: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Random;
}

export type Parts = Needs & ReturnType<typeof makeBus> & ReturnType<typeof makeCore> & AccessParts;

/** Everything that the module wires, made and not started. */
export function makeParts(needs: Needs): Parts {
  const boot = needs.random.id();
  const bus = makeBus(needs, boot);
  return { ...needs, ...bus, ...makeCore(needs, boot, bus), ...makeAccess(needs, bus.refusals) };
}

function makeBus({ mqttUrl, fleetSecret, folder, replica, clock, logger, random }: Needs, boot: string) {
  const epochs = epochFile(join(folder, 'epoch'), logger);
  const bus = new Bus({
    url: mqttUrl,
    clientId: `${API_USER}-${replica}`,
    username: API_USER,
    password: credentialOf(fleetSecret, API_USER),
    presence: { key: 'api.presence', params: { replica }, boot, epochs },
    clock,
    logger,
    random,
  });
  return { bus, requests: new Requests(bus, replica, clock, random), refusals: bus.refusals };
}

function makeCore(needs: Needs, boot: string, { bus, requests, refusals }: ReturnType<typeof makeBus>) {
  const { clock, logger, random, fleetSecret, insecureLan } = needs;
  const fleet = new Fleet();
  const snapshot = (): Snapshot => ({ ...fleet.snapshot(), ...roster.inSnapshot() });
  const stream = new EventStream({ boot, snapshot, clock, refusals, limits: STREAM_LIMITS });
  const announcer = new Announcer(fleet, stream, clock, random);
  const store = new RosterFile(join(needs.folder, 'roster.json'), clock, logger);
  const roster: RosterKeeper = new RosterKeeper(fleet, store, announcer, clock);
  bus.onState((state) => announcer.take({ kind: 'broker', connected: state === 'connected' }));
  const cameras = new CameraDirectory(fleet);
  const recorder = new Recorder(cameras, requests);
  const media = new MediaPort(fleetSecret, cameras, clock, MEDIA_TIMEOUTS, insecureLan);
  const index = new RecordingIndex(cameras, new RecordingList(media, refusals));
  return {
    fleet,
    stream,
    announcer,
    roster,
    cameras,
    recorder,
    bulk: new BulkRecorder(cameras, recorder),
    index,
    names: new FilmNames(cameras, index),
    relay: new VideoRelay(media, logger),
    searches: new Searches(fleet, requests),
    installer: new Installer(logger),
    forgetting: new Forgetting(fleet, requests),
  };
}
