import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import type { EnrolmentRequest, RenewalRequest } from '#contracts/http/enrolment-requests.js';
import type { Enrolment } from '#contracts/http/enrolment-views.js';
import { enrolledAgentsFile, type EnrolledAgent } from '#credentials/enrolled-agent.js';
import { signBrokerToken } from '#credentials/broker-token.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { formatJoinToken } from '#credentials/join-token.js';
import { channelBinding, isProven } from '#credentials/key-proof.js';
import { publicKeyOf } from '#credentials/public-key.js';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { listFileText } from '#runtime/list-file.js';
import { readBounded } from '#runtime/read-bounded.js';
import { systemRandom } from '#runtime/system-random.js';
import type { TestBroker } from '#testing/broker.js';

const SECRET = 's'.repeat(43);

/** The operator's side of joining beside a real broker, over real TLS; it misbehaves when told to. */
export class ScriptedOperator {
  readonly agents = new Map<string, EnrolledAgent>();
  /** What arrived, decrypted. */
  readonly asked: string[] = [];
  /** How long passwords are good. */
  lifeMs = 60_000;
  /** Lets nobody join, for this reason, where set. */
  refusal: RollcallError | undefined;
  /** What is otherwise in its answers than it should be. */
  changes: object = {};
  private server: Server | undefined;

  private constructor(
    private readonly broker: TestBroker,
    readonly identity: TlsIdentity,
    /** Of the broker's TLS; the test's broker has none, so the agents are told its URL otherwise. */
    private readonly port: number,
  ) {}

  static async start(broker: TestBroker, host = '127.0.0.1'): Promise<ScriptedOperator> {
    const identity = await loadOrCreateTlsIdentity(broker.dataDir);
    const operator = new ScriptedOperator(broker, identity, broker.port);
    await operator.open(host);
    return operator;
  }

  get httpsPort(): number {
    return (this.server?.address() as AddressInfo).port;
  }

  get joinToken(): string {
    return formatJoinToken({ fingerprint: this.identity.fingerprint, secret: SECRET });
  }

  async revoke(id: string): Promise<void> {
    this.agents.delete(id);
    await this.save();
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async open(host: string): Promise<void> {
    const { key, cert } = this.identity;
    this.server = createServer({ key, cert }, (request, response) => void this.serve(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, host, resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.asked.push(request.url ?? '');
      const body = JSON.parse((await readBounded(request, 10_000))?.toString() ?? '') as object;
      const enrolment = /\/([^/]+)\/renewal$/.exec(request.url ?? '')?.[1];
      const binding = channelBinding(request.socket as TLSSocket);
      const given = enrolment
        ? await this.renew(enrolment, body as RenewalRequest, binding)
        : await this.enrol(body as EnrolmentRequest, binding);
      response.writeHead(enrolment ? 200 : 201).end(JSON.stringify({ ...given, ...this.changes }));
    } catch (error) {
      const problem = toProblem(error);
      response.writeHead(problem.status).end(JSON.stringify(problem));
    }
  }

  private async enrol(
    { id, hostname, key, proof, token }: EnrolmentRequest,
    binding: string,
  ): Promise<Enrolment> {
    expect(token).toBe(SECRET);
    if (this.refusal) throw this.refusal;
    await this.require(key, proof, id, binding);
    const enrolledAt = new Date().toISOString();
    const agent = { id, enrolment: systemRandom.id(), hostname, key, enrolledAt };
    this.agents.set(id, agent);
    await this.save();
    return this.papers(agent);
  }

  private async renew(enrolment: string, { proof }: RenewalRequest, binding: string): Promise<Enrolment> {
    const agent = [...this.agents.values()].find((each) => each.enrolment === enrolment);
    if (!agent) throw new RollcallError('agent-revoked', 'This enrolment was revoked.');
    await this.require(agent.key, proof, agent.id, binding);
    return this.papers(agent);
  }

  private async require(text: string, proof: string, id: string, binding: string): Promise<void> {
    const key = publicKeyOf(text);
    if (!key || !(await isProven(key, proof, id, binding)))
      throw new RollcallError('key-not-proven', 'The proof is not by this key.');
  }

  private async papers({ id, enrolment }: EnrolledAgent): Promise<Enrolment> {
    const { operatorKey, secret } = this.broker;
    const now = Date.now();
    const expiresAt = now + this.lifeMs;
    const who = { user: id, clientId: id, enrolment };
    return {
      id,
      enrolment,
      now,
      operatorKey: operatorKey.text,
      cardKey: cardKeyOf(secret, id, enrolment),
      broker: {
        port: this.port,
        fingerprint: this.identity.fingerprint,
        password: await signBrokerToken(operatorKey.privateKey, who, expiresAt),
        expiresAt: new Date(expiresAt).toISOString(),
      },
    };
  }

  private save(): Promise<void> {
    const { path } = enrolledAgentsFile(this.broker.dataDir);
    return writeFileAtomic(path, listFileText([...this.agents.values()]));
  }
}
