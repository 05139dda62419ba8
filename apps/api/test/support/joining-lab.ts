import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Enrolment, type NewJoinToken } from '#contracts/http/enrolment-views.js';
import { validated } from '#contracts/messages/decode.js';
import type { Needs } from '#api/parts.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { systemClock } from '#runtime/system-clock.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { call, type Answer } from './caller.js';
import { JoiningAgent } from './joining-agent.js';
import { startTestApi, type TestApi } from './test-api.js';

export const [ENROLMENTS, TOKENS, AGENTS] = ['/api/v1/enrolments', '/api/v1/join-tokens', '/api/v1/agents'];
export const DAY_MS = 24 * 3600_000;

/** A real broker and a real API with a port of TLS, whose wall clock the test owns. */
export class JoiningLab {
  /** How far that clock is ahead. */
  ahead = 0;
  /** Where the clock that does not jump stands still, if it does. */
  still: number | undefined;
  logged = '';
  api!: TestApi;

  private constructor(
    readonly broker: TestBroker,
    readonly identity: TlsIdentity,
  ) {}

  static async start(): Promise<JoiningLab> {
    const broker = await startTestBroker();
    const lab = new JoiningLab(broker, await loadOrCreateTlsIdentity(broker.dataDir));
    await lab.startApi();
    return lab;
  }

  get file(): string {
    return join(this.broker.dataDir, 'agents.json');
  }

  agent(id: string): JoiningAgent {
    return new JoiningAgent(this, id);
  }

  async token(wish: object = {}): Promise<NewJoinToken> {
    const { status, body } = await call(this.api, 'POST', TOKENS, this.api.auth, wish);
    expect(status).toBe(201);
    return body as unknown as NewJoinToken;
  }

  async listed(path: string): Promise<Record<string, unknown>[]> {
    return (await call(this.api, 'GET', path, this.api.auth)).body.items as Record<string, unknown>[];
  }

  async remove(path: string, id: string): Promise<Answer> {
    return call(this.api, 'DELETE', `${path}/${id}`, this.api.auth);
  }

  /** Who is enrolled cannot be saved: nothing takes the place of a folder with something in it. */
  async blockFile(): Promise<void> {
    await rm(this.file, { force: true });
    await mkdir(join(this.file, 'in-the-way'), { recursive: true });
  }

  async restartApi(more: Partial<Needs> = {}): Promise<void> {
    await this.api.close();
    await this.startApi({ ...more, folder: this.api.parts.folder });
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.broker.close();
  }

  private async startApi(needs: Partial<Needs> = {}): Promise<void> {
    const clock: Clock = {
      ...systemClock,
      now: () => Date.now() + this.ahead,
      monotonic: () => this.still ?? systemClock.monotonic(),
    };
    const log = (facts: object, message: string): void => {
      this.logged += `${JSON.stringify(facts)} ${message}\n`;
    };
    const logger: Logger = { debug: log, info: log, warn: log, error: log };
    this.api = await startTestApi(this.broker, {}, this.identity, { clock, logger, ...needs });
  }
}

/** What a camera was given; fails where it was refused, or told what it would not understand. */
export function enrolmentIn({ status, body }: Answer): Enrolment {
  expect([status, body.code]).toEqual([status === 200 ? 200 : 201, undefined]);
  const decoded = validated(Enrolment, body, 'refuse');
  if (decoded.ok) return decoded.value;
  throw new Error(decoded.refusal.fields.join('; '));
}

export function refusalIn({ status, body }: Answer): [number, unknown] {
  return [status, body.code];
}
