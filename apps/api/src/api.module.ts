import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { Bus } from '#bus/bus.js';
import { Refusals } from '#runtime/refusals.js';
import { AccessGuard } from './adapters/http/auth/access.guard.js';
import { FailedTokens } from './adapters/http/auth/failed-tokens.js';
import { OpenAnswers } from './adapters/http/auth/open-answers.js';
import { ADMIN_TOKEN, Principals } from './adapters/http/auth/principals.js';
import { ProblemFilter } from './adapters/http/errors/problem.filter.js';
import { EventStream } from './adapters/http/events/event-stream.js';
import { ApiTokensController } from './adapters/http/routes/api-tokens.controller.js';
import { AUDIT, AuditController } from './adapters/http/routes/audit.controller.js';
import { CameraRecordingsController } from './adapters/http/routes/camera-recordings.controller.js';
import { CamerasController } from './adapters/http/routes/cameras.controller.js';
import { DiscoveryController } from './adapters/http/routes/discovery.controller.js';
import { EventsController } from './adapters/http/routes/events.controller.js';
import { HealthController } from './adapters/http/routes/health.controller.js';
import { RecordingsController } from './adapters/http/routes/recordings.controller.js';
import { RosterController } from './adapters/http/routes/roster.controller.js';
import { SearchesController } from './adapters/http/routes/searches.controller.js';
import { ServicesController } from './adapters/http/routes/services.controller.js';
import { UnknownRouteController } from './adapters/http/routes/unknown-route.controller.js';
import { VideoController } from './adapters/http/routes/video.controller.js';
import { VideoRelay } from './adapters/media/video-relay.js';
import { AgentsController } from './adapters/mqtt/agents.controller.js';
import { ClockController } from './adapters/mqtt/clock.controller.js';
import { PassedOnController } from './adapters/mqtt/passed-on.controller.js';
import { RegistryController } from './adapters/mqtt/registry.controller.js';
import { CLOCK, LOGGER } from './adapters/tokens.js';
import { ApiTokens } from './domain/access/api-tokens.js';
import { Announcer } from './domain/events/announcer.js';
import { EventSink } from './domain/events/event-sink.js';
import { Forgetting } from './domain/discovery/forgetting.js';
import { CameraDirectory } from './domain/fleet/camera-directory.js';
import { Fleet } from './domain/fleet/fleet.js';
import { BulkRecorder } from './domain/recordings/bulk.js';
import { FilmNames } from './domain/recordings/film-names.js';
import { Recorder } from './domain/recordings/recorder.js';
import { RecordingIndex } from './domain/recordings/recording-index.js';
import { RosterKeeper } from './domain/roster/roster-keeper.js';
import { Searches } from './domain/searches/searches.js';
import type { Parts } from './parts.js';

/** What the API answers with: topics on one side, HTTP on the other. */
@Module({})
export class ApiModule {
  static of(parts: Parts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        RegistryController,
        AgentsController,
        PassedOnController,
        ClockController,
        HealthController,
        ServicesController,
        DiscoveryController,
        RosterController,
        SearchesController,
        EventsController,
        CamerasController,
        CameraRecordingsController,
        VideoController,
        RecordingsController,
        ApiTokensController,
        AuditController,
        UnknownRouteController,
      ],
      providers: [
        ...values(parts),
        Principals,
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
    { provide: EventSink, useValue: parts.stream },
    { provide: CameraDirectory, useValue: parts.cameras },
    { provide: Recorder, useValue: parts.recorder },
    { provide: BulkRecorder, useValue: parts.bulk },
    { provide: RecordingIndex, useValue: parts.index },
    { provide: FilmNames, useValue: parts.names },
    { provide: VideoRelay, useValue: parts.relay },
    { provide: Searches, useValue: parts.searches },
    { provide: RosterKeeper, useValue: parts.roster },
    { provide: Forgetting, useValue: parts.forgetting },
    { provide: ApiTokens, useValue: parts.tokens },
    { provide: OpenAnswers, useValue: parts.open },
    { provide: FailedTokens, useValue: new FailedTokens(parts.clock) },
    { provide: AUDIT, useValue: parts.audit },
    { provide: ADMIN_TOKEN, useValue: parts.adminToken },
    { provide: CLOCK, useValue: parts.clock },
    { provide: LOGGER, useValue: parts.logger },
  ];
}
