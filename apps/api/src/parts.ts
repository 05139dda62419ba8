import { join } from 'node:path';
import { Bus } from '#bus/bus.js';
import { epochFile } from '#bus/epoch-file.js';
import { Requests } from '#bus/requests.js';
import type { Snapshot } from '#contracts/http/views.js';
import { API_USER } from '#credentials/credential.js';
import { signTicket, type MediaAction } from '#credentials/media-ticket.js';
import { makeAccess, type AccessParts } from './access-parts.js';
import { AgentFilms } from './adapters/collection/agent-films.js';
import type { KeptList } from './adapters/fs/kept-list.js';
import { actingPrincipal } from './adapters/http/auth/acting.js';
import { EventStream } from './adapters/http/events/event-stream.js';
import { LiveFrames } from './adapters/http/live/live-frames.js';
import { LiveSockets } from './adapters/http/live/live-sockets.js';
import type { ConsoleFiles } from './adapters/console/console-files.js';
import { agentPictures } from './adapters/media/agent-pictures.js';
import { FrameTimesFetcher } from './adapters/media/frame-times-fetcher.js';
import { MediaPort } from './adapters/media/media-port.js';
import { RecordingList } from './adapters/media/recording-list.js';
import { PictureRelay } from './adapters/media/picture-relay.js';
import { VideoRelay } from './adapters/media/video-relay.js';
import { Measures } from './adapters/metrics/measures.js';
import { Metrics } from './adapters/metrics/metrics.js';
import { Announcer } from './domain/events/announcer.js';
import { EventFan } from './domain/events/event-fan.js';
import type { Doctor } from './domain/examinations/doctor.js';
import { Examinations } from './domain/examinations/examinations.js';
import { sightOf } from './domain/examinations/operator-sight.js';
import { Forgetting } from './domain/discovery/forgetting.js';
import { CameraDirectory } from './domain/fleet/camera-directory.js';
import { ManyCameras } from './domain/fleet/many-cameras.js';
import { Fleet } from './domain/fleet/fleet.js';
import { GroupKeeper } from './domain/groups/group-keeper.js';
import type { Groups } from './domain/groups/groups.js';
import { Deeds } from './domain/journal/deeds.js';
import { LiveHub } from './domain/live/live-hub.js';
import { BulkRecorder } from './domain/recordings/bulk.js';
import { TakeCertificates } from './domain/takes/certificate/take-certificates.js';
import { FilmNames } from './domain/recordings/film-names.js';
import { BulkControl } from './domain/cameras/bulk-control.js';
import { BulkSettings } from './domain/cameras/bulk-settings.js';
import { CameraControl } from './domain/cameras/camera-control.js';
import { CommandTimes } from './domain/cameras/command-times.js';
import { Orders } from './domain/cameras/orders.js';
import { Recorder } from './domain/recordings/recorder.js';
import { RecordingIndex } from './domain/recordings/recording-index.js';
import { CameraNotes } from './domain/notes/camera-notes.js';
import { RosterKeeper } from './domain/roster/roster-keeper.js';
import { Searches } from './domain/searches/searches.js';
import { makeCollecting, type CollectionPlace } from './collect-parts.js';
import { makeJoining, makeJoinTokens, type JoinNeeds, type JoinParts } from './join-parts.js';
import { makeTakes } from './take-parts.js';
import { makeMemory, type MemoryParts } from './memory-parts.js';

const STREAM_LIMITS = { readers: 2000, queuedBytes: 1024 * 1024 };
const MEDIA_TIMEOUTS = { connectMs: 3000, idleMs: 30_000 };

export interface Needs extends JoinNeeds, CollectionPlace {
  /** Of a user at the broker, for the next connection. */
  readonly passwordOf: (user: string, clientId: string) => Promise<string>;
  readonly adminToken: string;
  /** Plain text may cross the network: the operator insists. */
  readonly insecureLan: boolean;
  /** Names by which it is spoken to, besides its own. */
  readonly hosts: readonly string[];
  readonly doctor: Doctor;
  /** What browsers are shown. */
  readonly consoleFiles: ConsoleFiles;
  /** Names this API among others at the broker, over restarts. */
  readonly replica: string;
}

export type Parts = Needs &
  ReturnType<typeof makeBus> &
  ReturnType<typeof makeCore> &
  AccessParts &
  JoinParts &
  MemoryParts;

/** Everything that the module wires, made and not started. */
export function makeParts(needs: Needs): Parts {
  const boot = needs.random.id();
  const bus = makeBus(needs, boot);
  const memory = makeMemory(needs, bus.refusals);
  const core = makeCore(needs, boot, bus, memory);
  const join = makeJoinTokens(needs);
  const access = makeAccess(needs, join.joinTokens, bus.refusals);
  const joining = makeJoining(needs, join.joinTokens, core.fleet, access.credentials);
  return { ...needs, ...bus, ...memory, ...core, ...access, ...join, ...joining };
}

/** What is kept of who may do what: loaded at the start, and written to the end. */
export function listsOf(parts: Parts): readonly Pick<KeptList<object>, 'load' | 'settled'>[] {
  return [parts.tokenList, parts.userList, parts.sessionList, parts.joinTokenList, parts.agentList];
}

/** Ends in good order what goes on until somebody ends it, before the application is closed. */
export async function endStreams({ stream, sockets, hub, examinations }: Parts): Promise<void> {
  examinations.stop();
  sockets.stop();
  hub.stop();
  await stream.stop();
}

/** Ends what runs by itself, once the application is closed. */
export async function settle(parts: Parts): Promise<void> {
  parts.roster.stop();
  parts.takeWatch.stop();
  parts.sessions.stop();
  const failures = await failuresOf([
    () => parts.collector.close(),
    () => Promise.all([parts.emqx?.stop(), parts.audit.flush()]),
    () => Promise.all(listsOf(parts).map((list) => list.settled())),
    () => parts.takeBook.close(),
    () => parts.firstSights.settle(),
    () => parts.journal.close(),
    () => parts.database.close(),
  ]);
  if (failures.length > 0) throw new AggregateError(failures, 'The API did not end in good order');
}

/** One after the other, each whatever became of those before it. */
async function failuresOf(steps: readonly (() => unknown)[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}

function makeBus({ mqttUrl, passwordOf, folder, replica, clock, logger, random }: Needs, boot: string) {
  const clientId = `${API_USER}-${replica}`;
  const epochs = epochFile(join(folder, 'epoch'), logger);
  const bus = new Bus({
    clientId,
    username: API_USER,
    access: async () => ({ url: mqttUrl, password: await passwordOf(API_USER, clientId) }),
    presence: { key: 'api.presence', params: { replica }, boot, epochs },
    clock,
    logger,
    random,
  });
  return { bus, requests: new Requests(bus, replica, clock, random), refusals: bus.refusals };
}

/** What is known of the fleet, and who is told of it. */
function makeView(
  { clock, random }: Needs,
  boot: string,
  { bus, refusals }: ReturnType<typeof makeBus>,
  memory: MemoryParts,
) {
  const measures = new Measures();
  const fleet = new Fleet();
  /** What the snapshot tells besides the fleet. */
  const shown: (() => Partial<Snapshot>)[] = [];
  const snapshot = (): Snapshot =>
    Object.assign(fleet.snapshot(), ...shown.map((tell) => tell())) as Snapshot;
  const stream = new EventStream({ boot, snapshot, clock, refusals, limits: STREAM_LIMITS });
  const sink = new EventFan([stream, memory.chronicle, measures]);
  const announcer = new Announcer(fleet, sink, clock, random);
  const groups = new GroupKeeper(memory.groupTable, announcer);
  const roster = new RosterKeeper(fleet, memory.rosterTable, announcer, clock);
  shown.push(
    () => roster.inSnapshot(),
    () => groups.inSnapshot(),
  );
  bus.onState((state) => announcer.take({ kind: 'broker', connected: state === 'connected' }));
  const cameras = new CameraDirectory(fleet);
  const notes = new CameraNotes(memory.noteTable, fleet, cameras, announcer);
  return { measures, fleet, stream, sink, announcer, groups, roster, cameras, notes, shown };
}

function makeCore(needs: Needs, boot: string, bus: ReturnType<typeof makeBus>, memory: MemoryParts) {
  const { requests, refusals } = bus;
  const view = makeView(needs, boot, bus, memory);
  const { measures, fleet, stream, cameras } = view;
  const times = new CommandTimes(needs.clock, (...took) => measures.commandTook(...took));
  const media = makeMedia(needs, cameras, refusals, measures);
  const commands = makeCommands({ ...view, requests, times });
  const takes = makeTakes({ ...needs, ...view, ...commands, memory, source: media.source });
  view.sink.add(takes.takeWatch);
  view.sink.add(takes.takeHolds);
  view.shown.push(() => takes.takeBook.inSnapshot());
  const collecting = makeCollecting({ ...needs, ...view, ...commands, ...takes, ...media });
  const { collector } = collecting;
  const { journal } = memory;
  return {
    ...view,
    ...commands,
    ...takes,
    ...media,
    ...collecting,
    metrics: new Metrics({
      measures,
      fleet,
      stream,
      hub: media.hub,
      collector,
      bus: bus.bus,
      journal,
      refusals,
    }),
    bulk: new BulkRecorder(commands.many, commands.recorder, takes.director),
    searches: new Searches(fleet, requests),
    examinations: new Examinations(needs.doctor, (url) => sightOf(url, view)),
    forgetting: new Forgetting(fleet, requests),
  };
}

interface CommandNeeds {
  readonly cameras: CameraDirectory;
  readonly groups: Groups;
  readonly announcer: Announcer;
  readonly requests: Requests;
  readonly times: CommandTimes;
}

function makeCommands({ cameras, groups, announcer, requests, times }: CommandNeeds) {
  const deeds = new Deeds(announcer, actingPrincipal);
  const orders = new Orders(cameras, requests, deeds, times);
  const recorder = new Recorder(orders);
  const control = new CameraControl(orders);
  const many = new ManyCameras(cameras, groups);
  return {
    deeds,
    orders,
    recorder,
    control,
    many,
    bulkSettings: new BulkSettings(many, control),
    bulkControl: new BulkControl(many, control),
  };
}

function makeMedia(
  { clock, logger, random, operatorKey, insecureLan }: Needs,
  cameras: CameraDirectory,
  refusals: Bus['refusals'],
  measures: Measures,
) {
  const ticket = (camera: string, action: MediaAction): Promise<string> =>
    signTicket(operatorKey.privateKey, { id: random.id(), camera, action }, clock.now());
  const media = new MediaPort(ticket, cameras, clock, MEDIA_TIMEOUTS, insecureLan);
  const source = new RecordingList(media, refusals);
  const index = new RecordingIndex(cameras, source);
  const received = (bytes: number): void => measures.relayReceived('live', bytes);
  const sent = (bytes: number): void => measures.relaySent('live', bytes);
  const hub = new LiveHub({ open: agentPictures(media, refusals, received), clock, random });
  return {
    hub,
    sockets: new LiveSockets({ hub, cameras, clock, refusals, sent, frames: new LiveFrames() }),
    index,
    source,
    certificates: new TakeCertificates(new FrameTimesFetcher(media), clock),
    names: new FilmNames(cameras, index),
    films: new AgentFilms(media, (bytes) => measures.relayReceived('film', bytes)),
    relay: new VideoRelay(media, measures, logger),
    pictures: new PictureRelay(media, hub, measures, clock, logger),
  };
}
