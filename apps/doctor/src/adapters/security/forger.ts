import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, type Card } from '#contracts/udp/messages.js';
import { UdpSocket } from '#network/udp-socket.js';
import { delay } from '#contracts/delay.js';
import type { Outcome } from '../../domain/security/attempt.js';
import { harmTo } from '../../domain/security/harm.js';
import type { CameraSeen } from '../../domain/seen/camera.js';
import { foundCameras } from '../http/read-camera.js';
import type { SearchableApi } from '../http/operator-view.js';
import { DiscoveryWatch } from './discovery-watch.js';
import { madeUpSecret } from './made-up.js';

/** A farewell that is believed makes discovery ask, and lose who is silent, within this. */
const SETTLE_MS = 3000;
/** Discovery tells what it refused with the next search: at once where one is asked for, else within 30 s. */
const TOLD_WITHIN_MS = 35_000;
const LOOK_EVERY_MS = 500;
/** Where a camera has every address of this host: on loopback every address is one. */
const ANOTHER = '127.0.0.2';

export interface ForgeryTarget {
  readonly api: SearchableApi;
  /** Of the roll call. */
  readonly port: number;
  readonly isOwn: (address: string) => boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Hears what takes its time. */
  readonly said: (text: string) => void;
}

type State = Card['state'];

/** Forges a farewell and then an answer of one camera, and sees what becomes of it. */
export class Forger {
  private outcomes: Promise<Readonly<Record<State, Outcome>>> | undefined;

  constructor(private readonly target: ForgeryTarget) {}

  /** Both are forged at the first call: discovery tells once what it refused. */
  async outcomeOf(state: State): Promise<Outcome> {
    this.outcomes ??= this.forgeBoth();
    return (await this.outcomes)[state];
  }

  private async forgeBoth(): Promise<Record<State, Outcome>> {
    const { api, isOwn, said } = this.target;
    const [camera] = foundCameras(await api.get('/services'));
    if (!camera) return both({ untried: 'no camera is found that has joined' });
    const discovery = new DiscoveryWatch(api);
    const to = (await discovery.addresses()).find(isOwn);
    if (to === undefined) return both({ untried: 'discovery is not on this host' });
    const search = await discovery.latestSearch();
    const refused = await discovery.refusedCards();
    said(`Speaking in the name of ${camera.id}, for ${TOLD_WITHIN_MS / 1000} s at most…`);
    const bye = await this.forge('bye', camera, to, search);
    if (bye) return { bye, here: { untried: 'the farewell was not refused, so no more was forged' } };
    const here = await this.forge('here', camera, to, search);
    await api.search();
    const heard = await this.isTold(() => discovery.refusedCards(), refused + (here ? 1 : 2));
    const outcome = heard
      ? 'held'
      : ({ untried: 'discovery does not tell that it heard and refused it' } as const);
    if (here) return { bye: outcome, here };
    // What it says at the end counts: harm may show late.
    const late = (await this.harm(camera)) ?? outcome;
    return both(late);
  }

  /** What it did; undefined where nothing is seen. */
  private async forge(
    state: State,
    camera: CameraSeen,
    to: string,
    search: string,
  ): Promise<Outcome | undefined> {
    const { clock, signal } = this.target;
    await this.send(state, camera, to, search);
    const until = clock.monotonic() + SETTLE_MS;
    while (clock.monotonic() < until) {
      await delay(clock, LOOK_EVERY_MS, signal);
      const harm = await this.harm(camera);
      if (harm) return harm;
    }
    return undefined;
  }

  private async send(state: State, camera: CameraSeen, to: string, search: string): Promise<void> {
    const { port, random, logger } = this.target;
    const from = camera.addresses.includes(to) ? ANOTHER : to;
    const services = [{ kind: 'camera', port: camera.port }];
    const boot = random.id();
    const token = madeUpSecret(random);
    const card: Card = { v: 1, id: camera.id, boot, state, services, search, at: [from], token };
    const bytes = encodeRollCall({ command: ROLL_ANSWER, hostname: camera.hostname, card });
    const nothing = (): void => undefined;
    const socket = await UdpSocket.open(from, 0, { received: nothing, failed: nothing }, logger);
    try {
      // To this host's discovery alone: others on the network need not hear it.
      await socket.send(bytes, { address: to, port });
    } finally {
      await socket.close();
    }
  }

  private async harm(camera: CameraSeen): Promise<Outcome | undefined> {
    return harmTo(camera, await new DiscoveryWatch(this.target.api).camera(camera.id));
  }

  private async isTold(count: () => Promise<number>, wanted: number): Promise<boolean> {
    const { clock, signal } = this.target;
    const until = clock.monotonic() + TOLD_WITHIN_MS;
    while ((await count()) < wanted) {
      if (clock.monotonic() >= until) return false;
      await delay(clock, LOOK_EVERY_MS, signal);
    }
    return true;
  }
}

function both(outcome: Outcome): Record<State, Outcome> {
  return { bye: outcome, here: outcome };
}
