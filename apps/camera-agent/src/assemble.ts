import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { BusStrategy } from '#bus/bus-strategy.js';
import { Bus } from '#bus/bus.js';
import { epochFile } from '#bus/epoch-file.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { TlsIdentity } from '#credentials/tls-identity.js';
import { LinkWatch } from '#network/link-watch.js';
import { Refusals } from '#runtime/refusals.js';
import { systemRandom as random } from '#runtime/system-random.js';
import type { CameraConfig, CameraDeps } from './adapters/camera/create-camera.js';
import type { FoundCamera } from './adapters/drivers/found-camera.js';
import type { HostTime } from './adapters/drivers/simulated/host-time.js';
import type { TrueTime } from './adapters/drivers/simulated/simulated-run.js';
import type { Membership } from './adapters/enrolment/membership.js';
import { Board } from './adapters/host/board.js';
import type { BoardLed } from './adapters/host/board-led.js';
import { cardNumbers } from './adapters/host/card-numbers.js';
import { ReachableAddresses } from './adapters/host/reachable-addresses.js';
import { orderPower } from './adapters/host/power-control.js';
import { PowerSupply } from './adapters/host/power-supply.js';
import { TimeService } from './adapters/host/time-service.js';
import { readVitals, type Vitals } from './adapters/host/vitals.js';
import { MediaGate } from './adapters/http/media-gate.js';
import { MEDIA_LIMITS } from './adapters/http/media-limits.js';
import { MediaRoutes } from './adapters/http/media-routes.js';
import { MediaServer } from './adapters/http/media-server.js';
import { AgentPublisher } from './adapters/mqtt/agent-publisher.js';
import { ClockKeeper } from './adapters/mqtt/clock-keeper.js';
import { CommandAnswers } from './adapters/mqtt/command-answers.js';
import { RollCallService } from './adapters/udp/roll-call-service.js';
import type { RollCallTrust } from './adapters/udp/roll-call-trust.js';
import type { AgentSelf } from './agent-self.js';
import { AgentModule } from './agent.module.js';
import type { AgentConfig } from './config.js';
import type { CameraUnit } from './domain/camera/camera-unit.js';
import { ClockReport } from './domain/clock/clock-report.js';
import { OperatorClock } from './domain/clock/operator-clock.js';
import { makeDispatcher } from './make-dispatcher.js';
import { WorkingAgent, type AgentParts } from './working-agent.js';

export type CameraFactory = (config: CameraConfig, deps: CameraDeps) => Promise<CameraUnit>;

/** What every part of one agent shares. */
interface Shared {
  readonly config: AgentConfig;
  readonly self: AgentSelf;
  readonly membership: Membership;
  /** Where the media port listens, and with what; without keys it is plain text. */
  readonly mediaDoor: MediaDoor;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly refusals: Refusals;
  readonly operatorClock: OperatorClock;
  readonly network: LinkWatch;
  readonly addresses: ReachableAddresses;
  readonly camera: CameraUnit;
  readonly board: Board;
}

export interface MediaDoor {
  readonly listen: string;
  readonly tls: TlsIdentity | undefined;
}

/** What an agent is put together from. */
export type Assembly = Pick<Shared, 'config' | 'self' | 'membership' | 'mediaDoor' | 'clock' | 'logger'> & {
  /** Where the clock is made wrong. */
  readonly trueTime?: TrueTime | undefined;
  readonly hostTime: HostTime;
  readonly found: FoundCamera;
  readonly led: BoardLed;
  readonly makeCamera: CameraFactory;
};

/** Puts the agent of an operator together; nothing runs yet. */
export async function assemble({ makeCamera, found, led, ...given }: Assembly): Promise<WorkingAgent> {
  const { config, self, membership, mediaDoor, clock, logger } = given;
  const refusals = new Refusals(logger, clock);
  const operatorClock = new OperatorClock(clock);
  const network = new LinkWatch(clock, config.interfaces);
  const camera = await makeCamera(
    { ...found, ...cameraConfig(config, self) },
    { ...given, random, operatorTime: operatorClock },
  );
  const addresses = new ReachableAddresses(mediaDoor.listen);
  const board = new Board(led, config.powerControl, (action) => orderPower(action, clock));
  const shared: Shared = { ...given, refusals, operatorClock, network, addresses, camera, board };
  const media = makeMedia(shared);
  const { app, answers, linksChanged } = await makeBusSide(shared, media);
  const rollCall = makeRollCall(shared, await cardNumbers(self.folder, clock, logger));
  return new WorkingAgent(self.id, {
    membership,
    operatorClock,
    media,
    camera,
    board,
    answers,
    app,
    rollCall,
    network,
    linksChanged: () => {
      rollCall.announce();
      linksChanged();
    },
    clock,
    logger,
  });
}

function cameraConfig(
  { dataDir, video, disk, simulatedFaults, recordingsDir, prerollMs }: AgentConfig,
  { id, hostname }: AgentSelf,
): Omit<CameraConfig, 'driver'> {
  return {
    cameraId: id,
    dataDir,
    hostname,
    disk,
    simulatedFaults,
    prerollMs,
    ...(recordingsDir !== undefined && { recordingsDir }),
    ...(video && { video }),
  };
}

function makeMedia(shared: Shared): MediaServer {
  const { self, membership, mediaDoor, camera, operatorClock, refusals, clock, logger } = shared;
  const gate = new MediaGate(self.id, membership.operatorKey, operatorClock);
  const routes = new MediaRoutes(camera, gate, refusals, logger, clock);
  const records = (): boolean => !['scheduled', undefined].includes(camera.snapshot.recording?.state);
  return new MediaServer(routes, refusals, MEDIA_LIMITS, clock, mediaDoor.tls, records);
}

async function makeBusSide(
  shared: Shared,
  media: MediaServer,
): Promise<Pick<AgentParts, 'app' | 'answers' | 'linksChanged'>> {
  const { self, camera, operatorClock, network, refusals, clock, logger } = shared;
  const bus = makeBus(shared);
  const power = new PowerSupply(clock, logger);
  const vitals = (): Promise<Vitals> => readVitals(power, logger);
  const clockReport = makeClockReport(shared);
  const publisher = new AgentPublisher(bus, self.id, {
    camera,
    operatorClock,
    clockReport,
    vitals,
    info: () => infoOf(shared, media.port),
    clock,
    random,
    refusals,
  });
  const keeper = new ClockKeeper(bus, self.id, { operatorClock, clock, random, refusals }, () =>
    publisher.stateChanged(),
  );
  const clocks = { refreshClock: () => keeper.refresh(), clockState: () => clockReport.read() };
  const dispatcher = makeDispatcher({ ...shared, ...clocks, vitals });
  const answers = new CommandAnswers(bus, self.id, dispatcher, refusals);
  publisher.start();
  keeper.start();
  const app = await NestFactory.createMicroservice(AgentModule.with(answers, keeper), {
    strategy: new BusStrategy(bus, { id: self.id }),
    logger: false,
    abortOnError: false,
  });
  const linksChanged = (): void => {
    bus.addressesChanged((address) => network.isOwn(address));
    publisher.infoChanged();
  };
  return { app, answers, linksChanged };
}

function makeClockReport({ camera, operatorClock, clock, logger }: Shared): ClockReport {
  const timeService = new TimeService(clock, logger, process.env);
  return new ClockReport({
    operatorClock,
    host: () => timeService.latest,
    frameMs: () => {
      const { desired, reported = desired } = camera.snapshot.settings;
      return 1000 / reported.fps;
    },
    clock,
    logger,
  });
}

function makeBus({ self, membership, clock, logger }: Shared): Bus {
  const { id, boot, folder } = self;
  const bus = new Bus({
    clientId: id,
    username: id,
    access: () => membership.access(),
    presence: {
      key: 'agent.presence',
      params: { id },
      boot,
      epochs: epochFile(join(folder, 'epoch'), logger),
    },
    logger,
    clock,
    random,
  });
  bus.onState((state) => state === 'connected' && membership.connected());
  bus.onRefused(() => membership.refused());
  return bus;
}

function infoOf({ self, mediaDoor, network, addresses, camera }: Shared, port: number): AgentInfo {
  const { hostname, version, boot } = self;
  const { tls } = mediaDoor;
  const { model, driver, modes, controls } = camera.facts;
  // A connection may stand before the next regular look.
  network.look();
  return {
    hostname,
    addresses: addresses.by(network.links),
    port,
    ...(tls && { fingerprint: tls.fingerprint }),
    model,
    driver,
    modes: [...modes],
    controls: [...controls],
    version,
    boot,
  };
}

function makeRollCall(shared: Shared, nextNumber: () => number): RollCallService {
  const { config, self, membership, network, refusals, clock, logger } = shared;
  const { hostname, id, boot } = self;
  const { operatorKey, cardKey } = membership;
  const operatorHeard: RollCallTrust['operatorHeard'] = (probe, from) =>
    membership.operatorHeard(probe, from);
  return new RollCallService({
    port: config.discoveryPort,
    hostname,
    card: { id, boot },
    trust: { operatorKey, cardKey, nextNumber, operatorHeard },
    links: () => network.links,
    addresses: () => network.addresses,
    allowFrom: config.allowFrom,
    clock,
    random,
    logger,
    refusals,
  });
}
