import type { KeyObject } from 'node:crypto';
import type { BusAccess } from '#bus/bus.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { SignedProbe } from '#credentials/probe-token.js';
import { publicKeyOf } from '#credentials/public-key.js';
import { urlHost } from '#runtime/listen.js';
import { StartError } from '#runtime/start-error.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import { OperatorPlaces, type OperatorPlace } from '../../domain/enrolment/operator-places.js';
import { isRenewalDue } from '../../domain/enrolment/renewal-plan.js';
import { retryPause } from '#contracts/retry-pause.js';
import type { AgentKey } from './agent-key.js';
import { renew } from './enrol.js';
import type { EnrolmentFile, KeptEnrolment } from './enrolment-file.js';
import type { Membership } from './membership.js';

/** How often it is asked whether it is time to renew. */
const LOOK_MS = 60_000;
/** The broker may not know yet what was given a moment ago. */
const AGAIN_MS = 10_000;
const RETRY = { min: 2000, max: 300_000 };

export interface EnrolledParts {
  readonly file: EnrolmentFile;
  readonly key: AgentKey;
  /** Where the broker is, where the operator does not know it better. */
  readonly brokerUrl: string | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Of an agent that joined: it keeps its password young and finds the operator where it went. */
export class EnrolledMembership implements Membership {
  readonly operatorKey: KeyObject;
  private readonly places: OperatorPlaces;
  private tried: OperatorPlace;
  private timer: Timer | undefined;
  private failures = 0;
  private renewing = false;
  /** Monotonic ms. */
  private renewedAt = -Infinity;
  private readonly ending = new AbortController();
  private revoked: () => void = () => undefined;
  private operatorTime: OperatorTime | undefined;

  constructor(
    private kept: KeptEnrolment,
    private readonly parts: EnrolledParts,
  ) {
    const { host, port } = kept.operator;
    this.places = new OperatorPlaces({ host, port });
    this.tried = this.places.last;
    const key = publicKeyOf(kept.given.operatorKey);
    if (!key) throw new StartError('The enrolment of this agent holds no key of its operator: join anew.');
    this.operatorKey = key;
  }

  get cardKey(): string {
    return this.kept.given.cardKey;
  }

  get brokerHost(): string {
    return new URL(this.urlAt(this.places.last)).hostname;
  }

  access(): BusAccess {
    this.tried = this.places.next();
    return { url: this.urlAt(this.tried), password: this.kept.given.broker.password };
  }

  connected(): void {
    this.failures = 0;
    if (!this.places.worked(this.tried)) return;
    this.kept = { ...this.kept, operator: { ...this.kept.operator, ...this.tried } };
    this.parts.logger.info({ ...this.tried }, 'The operator is at another address now');
    void this.save();
  }

  refused(): void {
    // A password that expired while the agent was away, or a revocation: the operator says which.
    const { clock } = this.parts;
    if (this.failures === 0 && clock.monotonic() - this.renewedAt > AGAIN_MS) this.renewNow();
  }

  operatorHeard({ https }: SignedProbe, host: string): void {
    this.places.hear({ host, port: https ?? this.places.last.port });
  }

  start(operatorTime: OperatorTime, revoked: () => void): void {
    this.operatorTime = operatorTime;
    this.revoked = revoked;
    this.lookLater(LOOK_MS);
  }

  stop(): void {
    this.ending.abort();
    this.timer?.stop();
  }

  private lookLater(ms: number): void {
    this.timer?.stop();
    if (!this.ending.signal.aborted) this.timer = this.parts.clock.after(ms, () => this.look());
  }

  private look(): void {
    const { given } = this.kept;
    const time = this.operatorTime;
    const due = this.failures > 0 || (time?.known === true && isRenewalDue(given, time.now()));
    if (due) this.renewNow();
    else this.lookLater(LOOK_MS);
  }

  private renewNow(): void {
    if (this.renewing || this.ending.signal.aborted) return;
    this.renewing = true;
    void this.renew().finally(() => (this.renewing = false));
  }

  private async renew(): Promise<void> {
    const { key, clock, random, logger } = this.parts;
    const place = this.places.next();
    try {
      this.kept = await renew(place, this.kept, key, this.ending.signal);
      this.places.worked(place);
      this.failures = 0;
      this.renewedAt = clock.monotonic();
      await this.save();
      logger.info({ until: this.kept.given.broker.expiresAt }, 'The password at the broker was renewed');
      this.lookLater(LOOK_MS);
    } catch (error) {
      if (this.ending.signal.aborted) return;
      if (error instanceof RollcallError && error.code === 'agent-revoked') return this.isOver(error);
      this.failures += 1;
      logger.warn({ err: error, ...place }, 'The password at the broker could not be renewed; trying on');
      this.lookLater(retryPause(this.failures, RETRY, random));
    }
  }

  private isOver(error: RollcallError): void {
    this.parts.logger.error({ why: error.message }, error.advice);
    this.stop();
    this.revoked();
  }

  private async save(): Promise<void> {
    try {
      await this.parts.file.save(this.kept);
    } catch (error) {
      this.parts.logger.error(
        { err: error },
        'What the operator gave could not be kept; it is asked for again',
      );
    }
  }

  private urlAt({ host }: OperatorPlace): string {
    const { host: elsewhere, port, fingerprint } = this.kept.given.broker;
    return this.parts.brokerUrl ?? `mqtts://${urlHost(elsewhere ?? host)}:${port}#${fingerprint}`;
  }
}
