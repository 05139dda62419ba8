import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { BusStrategy } from '#bus/bus-strategy.js';
import { Bus } from '#bus/bus.js';
import { epochFile } from '#bus/epoch-file.js';
import type { Logger } from '#contracts/ports/logger.js';
import { AgentRegister } from '#credentials/agent-register.js';
import { DISCOVERY_USER } from '#credentials/credential.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { operatorLogin } from '#credentials/operator-login.js';
import type { Environment } from '#runtime/env.js';
import { createLogger } from '#runtime/logger.js';
import { Refusals } from '#runtime/refusals.js';
import type { Running } from '#runtime/running.js';
import { systemClock as clock } from '#runtime/system-clock.js';
import { systemRandom as random } from '#runtime/system-random.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { RegistryFile } from './adapters/fs/registry-file.js';
import { Answers } from './adapters/mqtt/answers.js';
import { RegistryOutlet, type OutletParts } from './adapters/mqtt/registry-outlet.js';
import { FleetSeals } from './adapters/seals/fleet-seals.js';
import { sha256 } from './adapters/sha256.js';
import { ProbeSigner } from './adapters/udp/probe-signer.js';
import { UdpRollCall } from './adapters/udp/udp-roll-call.js';
import { readConfig, type DiscoveryConfig } from './config.js';
import { DiscoveryModule } from './discovery.module.js';
import { Discovery } from './domain/discovery.js';
import { RunningDiscovery } from './running-discovery.js';

/** Starts discovery; the broker may come later. Throws a StartError for what a person can mend. */
export async function start(env: Environment): Promise<Running> {
  const config = readConfig(env);
  const logger = createLogger('discovery', config.logLevel);
  const folder = usableFolder(join(config.dataDir, 'discovery'));
  const refusals = new Refusals(logger, clock);
  const bus = await makeBus(config, folder, logger);
  const { privateKey } = await loadOrCreateOperatorKey(config.dataDir);
  const signer = new ProbeSigner(privateKey, config.secure, clock);
  const rollCall = new UdpRollCall(config, signer, clock, logger, refusals);
  const register = new AgentRegister(config.dataDir, clock, logger);
  const seals = new FleetSeals(await loadOrCreateFleetSecret(config.dataDir), register);
  const outlet = await makeOutlet(bus, folder, logger, refusals, () => rollCall.calling);
  const store = new RegistryFile(join(folder, 'registry.json'), clock, logger);
  const refuse = refusals.refuse.bind(refusals);
  const parts = { clock, random, logger, digest: sha256, seals, rollCall, outlet, store, refuse };
  const discovery = new Discovery(parts, random.id());
  bus.onConnect(() => outlet.connected());
  bus.onState((state) => state === 'connecting' && discovery.brokerGone());
  const module = DiscoveryModule.of(discovery, outlet, new Answers(bus, logger));
  const strategy = new BusStrategy(bus);
  const app = await NestFactory.createMicroservice(module, { strategy, logger: false, abortOnError: false });
  await register.start();
  await rollCall.start(discovery);
  discovery.start(await store.load());
  await app.listen();
  return new RunningDiscovery({ discovery, register, rollCall, store, outlet, app, clock, logger });
}

async function makeBus(
  { dataDir, brokerUrl, brokerLogin }: DiscoveryConfig,
  folder: string,
  logger: Logger,
): Promise<Bus> {
  const login = await operatorLogin(dataDir, brokerLogin, clock);
  const epochs = epochFile(join(folder, 'epoch'), logger);
  return new Bus({
    clientId: DISCOVERY_USER,
    username: DISCOVERY_USER,
    access: async () => ({ url: brokerUrl, password: await login(DISCOVERY_USER, DISCOVERY_USER) }),
    presence: { key: 'discovery.presence', params: {}, boot: random.id(), epochs },
    own: ['registry.service'],
    logger,
    clock,
    random,
  });
}

async function makeOutlet(
  bus: Bus,
  folder: string,
  logger: Logger,
  refusals: Refusals,
  calling: OutletParts['calling'],
): Promise<RegistryOutlet> {
  const epoch = Math.max((await epochFile(join(folder, 'epoch'), logger).load()) + 1, clock.now());
  const refused = (): Record<string, number> => ({
    ...refusals.counts.toJSON(),
    ...bus.refusals.counts.toJSON(),
  });
  return new RegistryOutlet({ bus, clock, random, logger, epoch, refused, calling });
}
