import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { Bus } from '#bus/bus.js';
import { Refusals } from '#runtime/refusals.js';
import { ApiTokens } from './adapters/access/api-tokens.js';
import { Enrolments } from './adapters/access/enrolments.js';
import { JoinTokens } from './adapters/access/join-tokens.js';
import { OpenAnswers } from './adapters/access/open-answers.js';
import { Users } from './adapters/access/users.js';
import { JournalReader } from './adapters/database/journal-reader.js';
import { JournalWriter } from './adapters/database/journal-writer.js';
import { AuditFile } from './adapters/fs/audit-file.js';
import { AccessGuard } from './adapters/http/auth/access.guard.js';
import { ChangingCalls } from './adapters/http/auth/changing-calls.js';
import { CredentialCheck } from './adapters/http/auth/credential-check.js';
import { Joining } from './adapters/http/auth/joining.js';
import { SignIn } from './adapters/http/auth/sign-in.js';
import { ProblemFilter } from './adapters/http/errors/problem.filter.js';
import { EventStream } from './adapters/http/events/event-stream.js';
import { LiveSockets } from './adapters/http/live/live-sockets.js';
import { ApiTokensController } from './adapters/http/routes/api-tokens.controller.js';
import { AuditController } from './adapters/http/routes/audit.controller.js';
import { BulkControlController } from './adapters/http/routes/bulk-control.controller.js';
import { CameraRecordingsController } from './adapters/http/routes/camera-recordings.controller.js';
import { CamerasController } from './adapters/http/routes/cameras.controller.js';
import { DiscoveryController } from './adapters/http/routes/discovery.controller.js';
import { ExaminationsController } from './adapters/http/routes/examinations.controller.js';
import { ConsoleController } from './adapters/http/routes/console.controller.js';
import { DocumentsController } from './adapters/http/routes/documents.controller.js';
import { EnrolledAgentsController } from './adapters/http/routes/enrolled-agents.controller.js';
import { EnrolmentsController } from './adapters/http/routes/enrolments.controller.js';
import { EventsController } from './adapters/http/routes/events.controller.js';
import { ApiHealthController } from './adapters/http/routes/api-health.controller.js';
import { FrameTimesController } from './adapters/http/routes/frame-times.controller.js';
import { GroupsController } from './adapters/http/routes/groups.controller.js';
import { HistoryController } from './adapters/http/routes/history.controller.js';
import { HealthController } from './adapters/http/routes/health.controller.js';
import { InstallLinesController } from './adapters/http/routes/install-lines.controller.js';
import { InstallController } from './adapters/http/routes/install.controller.js';
import { JoinTokensController } from './adapters/http/routes/join-tokens.controller.js';
import { LiveController } from './adapters/http/routes/live.controller.js';
import { MetricsController } from './adapters/http/routes/metrics.controller.js';
import { RecordingsController } from './adapters/http/routes/recordings.controller.js';
import { RosterController } from './adapters/http/routes/roster.controller.js';
import { SearchesController } from './adapters/http/routes/searches.controller.js';
import { ServicesController } from './adapters/http/routes/services.controller.js';
import { SessionController } from './adapters/http/routes/session.controller.js';
import { SettingsController } from './adapters/http/routes/settings.controller.js';
import { SignInLinksController } from './adapters/http/routes/sign-in-links.controller.js';
import { SignInController } from './adapters/http/routes/sign-in.controller.js';
import { TakeCollectionController } from './adapters/http/routes/take-collection.controller.js';
import { TakeProofsController } from './adapters/http/routes/take-proofs.controller.js';
import { TakeStillsController } from './adapters/http/routes/take-stills.controller.js';
import { TakesController } from './adapters/http/routes/takes.controller.js';
import { UnknownRouteController } from './adapters/http/routes/unknown-route.controller.js';
import { UsersController } from './adapters/http/routes/users.controller.js';
import { PicturesController } from './adapters/http/routes/pictures.controller.js';
import { VideoController } from './adapters/http/routes/video.controller.js';
import { ConsoleFiles } from './adapters/console/console-files.js';
import { InstallLines } from './adapters/install/install-lines.js';
import { Installer } from './adapters/install/installer.js';
import { PictureRelay } from './adapters/media/picture-relay.js';
import { VideoRelay } from './adapters/media/video-relay.js';
import { Measures } from './adapters/metrics/measures.js';
import { Metrics } from './adapters/metrics/metrics.js';
import { AgentsController } from './adapters/mqtt/agents.controller.js';
import { ClockController } from './adapters/mqtt/clock.controller.js';
import { PassedOnController } from './adapters/mqtt/passed-on.controller.js';
import { RegistryController } from './adapters/mqtt/registry.controller.js';
import { CLOCK, LOGGER } from './adapters/tokens.js';
import { Announcer } from './domain/events/announcer.js';
import { EventSink } from './domain/events/event-sink.js';
import { Examinations } from './domain/examinations/examinations.js';
import { Forgetting } from './domain/discovery/forgetting.js';
import { CameraDirectory } from './domain/fleet/camera-directory.js';
import { Fleet } from './domain/fleet/fleet.js';
import { BulkRecorder } from './domain/recordings/bulk.js';
import { FilmNames } from './domain/recordings/film-names.js';
import { BulkControl } from './domain/cameras/bulk-control.js';
import { BulkSettings } from './domain/cameras/bulk-settings.js';
import { CameraControl } from './domain/cameras/camera-control.js';
import { Recorder } from './domain/recordings/recorder.js';
import { RecordingIndex } from './domain/recordings/recording-index.js';
import { Groups } from './domain/groups/groups.js';
import { Deeds } from './domain/journal/deeds.js';
import { CameraNotes } from './domain/notes/camera-notes.js';
import { RosterKeeper } from './domain/roster/roster-keeper.js';
import { Searches } from './domain/searches/searches.js';
import { TakeCertificates } from './domain/takes/certificate/take-certificates.js';
import { Originals } from './domain/takes/collection/originals.js';
import { TakeCollector } from './domain/takes/collection/take-collector.js';
import { TakeDirector } from './domain/takes/take-director.js';
import { TakeList } from './domain/takes/take-list.js';
import type { Parts } from './parts.js';

const OF_TOPICS = [RegistryController, AgentsController, PassedOnController, ClockController];
const OF_HTTP = [
  HealthController,
  ServicesController,
  DiscoveryController,
  RosterController,
  GroupsController,
  SearchesController,
  ExaminationsController,
  EventsController,
  HistoryController,
  ApiHealthController,
  CamerasController,
  BulkControlController,
  CameraRecordingsController,
  VideoController,
  FrameTimesController,
  PicturesController,
  LiveController,
  RecordingsController,
  TakesController,
  TakeProofsController,
  TakeCollectionController,
  TakeStillsController,
  SettingsController,
  SessionController,
  SignInController,
  SignInLinksController,
  ApiTokensController,
  UsersController,
  AuditController,
  JoinTokensController,
  EnrolmentsController,
  EnrolledAgentsController,
  InstallController,
  InstallLinesController,
  MetricsController,
  DocumentsController,
  ConsoleController,
  UnknownRouteController,
];

/** What the API answers with: topics on one side, HTTP on the other. */
@Module({})
export class ApiModule {
  static of(parts: Parts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [...OF_TOPICS, ...OF_HTTP],
      providers: [
        ...values(parts),
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

function values(parts: Parts): Provider[] {
  return [
    { provide: Bus, useValue: parts.bus },
    { provide: Refusals, useValue: parts.refusals },
    { provide: Fleet, useValue: parts.fleet },
    { provide: Announcer, useValue: parts.announcer },
    { provide: EventStream, useValue: parts.stream },
    { provide: EventSink, useValue: parts.sink },
    { provide: CameraNotes, useValue: parts.notes },
    { provide: Groups, useValue: parts.groups },
    { provide: Deeds, useValue: parts.deeds },
    { provide: JournalReader, useValue: parts.history },
    { provide: JournalWriter, useValue: parts.journal },
    { provide: CameraDirectory, useValue: parts.cameras },
    { provide: Recorder, useValue: parts.recorder },
    { provide: CameraControl, useValue: parts.control },
    { provide: BulkSettings, useValue: parts.bulkSettings },
    { provide: BulkControl, useValue: parts.bulkControl },
    { provide: BulkRecorder, useValue: parts.bulk },
    { provide: TakeDirector, useValue: parts.director },
    { provide: TakeList, useValue: parts.takeList },
    { provide: TakeCollector, useValue: parts.collector },
    { provide: Originals, useValue: parts.originals },
    { provide: TakeCertificates, useValue: parts.certificates },
    { provide: RecordingIndex, useValue: parts.index },
    { provide: FilmNames, useValue: parts.names },
    { provide: VideoRelay, useValue: parts.relay },
    { provide: LiveSockets, useValue: parts.sockets },
    { provide: PictureRelay, useValue: parts.pictures },
    { provide: Measures, useValue: parts.measures },
    { provide: Metrics, useValue: parts.metrics },
    ...discoveryValues(parts),
    ...accessValues(parts),
    { provide: ChangingCalls, useValue: new ChangingCalls(parts.clock) },
    { provide: CLOCK, useValue: parts.clock },
    { provide: LOGGER, useValue: parts.logger },
  ];
}

function discoveryValues(parts: Parts): Provider[] {
  return [
    { provide: Searches, useValue: parts.searches },
    { provide: Examinations, useValue: parts.examinations },
    { provide: RosterKeeper, useValue: parts.roster },
    { provide: Forgetting, useValue: parts.forgetting },
  ];
}

function accessValues(parts: Parts): Provider[] {
  return [
    { provide: ApiTokens, useValue: parts.tokens },
    { provide: Users, useValue: parts.users },
    { provide: SignIn, useValue: parts.signIn },
    { provide: CredentialCheck, useValue: parts.credentials },
    { provide: JoinTokens, useValue: parts.joinTokens },
    { provide: Enrolments, useValue: parts.enrolments },
    { provide: Joining, useValue: parts.joining },
    { provide: OpenAnswers, useValue: parts.answers },
    { provide: InstallLines, useValue: parts.installLines },
    { provide: Installer, useValue: parts.installer },
    { provide: ConsoleFiles, useValue: parts.consoleFiles },
    { provide: AuditFile, useValue: parts.audit },
  ];
}
