import { networkInterfaces } from 'node:os';
import { LinkWatch } from '#network/link-watch.js';
import { hasBroadcast, type Interfaces, type Link } from '#network/links.js';
import type { Environment } from '#runtime/env.js';
import { createLogger } from '#runtime/logger.js';
import { readOperator } from './adapters/http/operator-view.js';
import { lookAtHost } from './adapters/look-at-host.js';
import { holdersOf, readHeldPort } from './adapters/proc/port-holders.js';
import { seeTargets } from './adapters/see-targets.js';
import { holdRollCall } from './adapters/udp/roll-call.js';
import { readConfig, type DoctorConfig } from './config.js';
import { chooseTargets } from './domain/choose-targets.js';
import type { Observations } from './domain/observations.js';
import { reportOn, type Report } from './domain/report.js';
import type { LinkSeen } from './domain/seen/host.js';
import type { OperatorSeen } from './domain/seen/operator.js';
import type { Given } from './given.js';

export { breakIn } from './break-in.js';
export type { Got, OperatorApi, SearchableApi } from './adapters/http/operator-view.js';
export type { Report } from './domain/report.js';
export type { Given } from './given.js';

/** Looks why somebody may not be found. Changes nothing. Throws a StartError for a variable that is wrong. */
export async function examine(env: Environment, given: Given): Promise<Report> {
  return reportOn(await observe(readConfig(env), networkInterfaces(), given));
}

async function observe(config: DoctorConfig, listed: Interfaces, given: Given): Promise<Observations> {
  const { port, interfaces: named, seeds } = config;
  const parts = { ...given, logger: createLogger('doctor', config.logLevel), self: given.random.id() };
  const watch = new LinkWatch(given.clock, named, () => listed);
  const isOwn = (address: string): boolean => watch.isOwn(address);
  const { links } = watch;
  const held = await readHeldPort(port);
  const asking = readOperator(given.api, given.clock.now());
  const choosing = asking.then((seen) => targetsOf(config, seen, given, links));
  sayWhatIsDone(links, given);
  const [host, operator, { wishes, leftOut }, rollCall] = await Promise.all([
    lookAtHost({ ...config, listed }, parts),
    asking,
    choosing,
    holdRollCall(
      {
        ...{ port, isOwn, random: given.random, listenMs: given.listenMs },
        free: held.entries?.length === 0,
        links: links.filter(hasBroadcast),
        wishes: choosing.then((chosen) => chosen.wishes),
      },
      parts,
    ),
  ]);
  const targets = await seeTargets(wishes, rollCall, isOwn, given.signal);
  const network = {
    named,
    seeds,
    links: links.map(linkSeen),
    ...rollCall.seen,
    targets,
    targetsLeftOut: leftOut,
  };
  return { port, ...host, ...network, operator, holders: await holdersOf(held) };
}

function targetsOf(
  { seeds }: DoctorConfig,
  operator: OperatorSeen,
  { ask }: Given,
  links: readonly Link[],
): ReturnType<typeof chooseTargets> {
  const reached = operator.state === 'reached' ? operator : undefined;
  const allSeeds = [...seeds, ...(reached?.discovery?.seeds ?? [])];
  return chooseTargets(ask, allSeeds, reached?.services ?? [], links.map(linkSeen));
}

function sayWhatIsDone(links: readonly Link[], { listenMs, said }: Given): void {
  const names = links.filter(hasBroadcast).map(({ name }) => name);
  said(
    `Asking on ${names.join(', ') || 'no network'}, and listening for a search, ${Math.round(listenMs / 1000)} s at most…`,
  );
}

function linkSeen({ name, address, subnet, broadcast, loopback }: Link): LinkSeen {
  return { name, address, ...subnet, broadcast, loopback };
}
