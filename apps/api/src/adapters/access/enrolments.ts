import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { EnrolmentRequest } from '#contracts/http/enrolment-requests.js';
import type { EnrolledAgentView, Enrolment } from '#contracts/http/enrolment-views.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { EnrolledAgent } from '#credentials/enrolled-agent.js';
import { isProven } from '#credentials/key-proof.js';
import { mayBeSiblings } from '#identity/camera-ids.js';
import { publicKeyOf } from '#credentials/public-key.js';
import type { BrokerShutOut } from '../../domain/access/broker-shut-out.js';
import type { KeptList } from '../fs/kept-list.js';
import type { EnrolmentPapers } from './enrolment-papers.js';
import type { JoinTokens } from './join-tokens.js';
import type { StoredJoinToken } from './stored-join-token.js';

const MAX_AGENTS = 2000;
const MOST_OF_A_HOST = 8;
/** From one joining of a camera to its next at least: each is written to disk, and read by all. */
const SELDOM_MS = 2000;

interface EnrolmentNeeds {
  readonly list: KeptList<EnrolledAgent>;
  readonly tokens: JoinTokens;
  readonly papers: EnrolmentPapers;
  readonly brokerShutOut: BrokerShutOut;
  /** Whether a camera with this id is at the broker; one that never joined runs on the operator's host. */
  readonly isHere: (id: string) => boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Which cameras have joined, each with a key of its own. */
export class Enrolments {
  /** Ids of those that are being let in: two boards that come at once for one id must not both get it. */
  private readonly joining = new Set<string>();
  /** Their keys: two cameras of one board that come at once must not take two uses of a token. */
  private readonly joiningKeys = new Set<string>();
  /** When each joined last, monotonic ms. */
  private readonly joinedAt = new Map<string, number>();
  /** Revoked since the start: what they left at the broker keeps nobody from their ids. */
  private readonly revoked = new Set<string>();

  constructor(private readonly needs: EnrolmentNeeds) {}

  all(): EnrolledAgentView[] {
    return this.needs.list.all().map(({ id, hostname, enrolledAt, joinToken }) => {
      return { id, hostname, enrolledAt, ...(joinToken !== undefined && { joinToken }) };
    });
  }

  /**
   * Lets a camera in that shows a join token and proves its key on the connection of this binding. Rejects with
   * `join-token-refused`, `key-not-proven`, `agent-enrolled`, `id-in-use`, `limit-reached`, `too-many`, `network-closed` or
   * `broker-not-told`.
   */
  async enrol(request: EnrolmentRequest, binding: string): Promise<Enrolment> {
    const { token, id, key, proof } = request;
    this.needs.tokens.require(token);
    await requireProof(key, proof, id, binding);
    if (this.joining.has(id) || this.joiningKeys.has(key)) {
      throw new RollcallError(
        'too-many',
        `Camera ${id}, or another one of its host, is being let in already.`,
      );
    }
    this.joining.add(id);
    this.joiningKeys.add(key);
    try {
      return await this.letIn(request);
    } finally {
      this.joining.delete(id);
      this.joiningKeys.delete(key);
    }
  }

  /** The one that was given this enrolment. Throws `agent-revoked`, which nothing else does: agents give up at it. */
  require(enrolment: string): EnrolledAgent {
    const agent = this.needs.list.all().find((each) => each.enrolment === enrolment);
    if (agent) return agent;
    throw new RollcallError('agent-revoked', 'This enrolment was revoked, or another one took its place.');
  }

  /** Gives it anew what it was given. Rejects with `agent-revoked` or `key-not-proven`. */
  async renew(enrolment: string, proof: string, binding: string): Promise<Enrolment> {
    const agent = this.require(enrolment);
    await requireProof(agent.key, proof, agent.id, binding);
    return this.needs.papers.of(agent);
  }

  /**
   * It is shut out from here on, and so is the join token by which it came. Rejects with `unknown-agent`, or with
   * `broker-not-told` where it is shut out here and not at the broker yet.
   */
  async revoke(id: string): Promise<void> {
    const { list, tokens, brokerShutOut, logger } = this.needs;
    const agent = list.get(id);
    if (!agent) throw new RollcallError('unknown-agent', 'There is no enrolled camera with this id.');
    const { joinToken } = agent;
    this.joinedAt.delete(id);
    this.revoked.add(id);
    const removals = [list.remove(id)];
    if (joinToken !== undefined && tokens.has(joinToken)) removals.push(tokens.revoke(joinToken));
    logger.info({ agent: id, joinToken }, 'A camera was revoked');
    await Promise.all([...removals, brokerShutOut.shutOut(id)]);
  }

  private async letIn(request: EnrolmentRequest): Promise<Enrolment> {
    const { list, tokens } = this.needs;
    const before = list.get(request.id);
    // Its answer may have been lost: it may come again, by a token that it has used up itself.
    if (before?.key === request.key) {
      this.requireSeldom(request.id);
      return this.keep(request);
    }
    const token = tokens.require(request.token);
    this.requireFree(before, request.id, token);
    if (this.isFurther(request, token)) return this.keep(request);
    const used = await tokens.use(request.token);
    try {
      return await this.keep(request);
    } catch (error) {
      await this.giveBack(used);
      throw error;
    }
  }

  /** A further camera of a host that joined by this token: a use lets a host in, with all its cameras. */
  private isFurther({ id, key }: EnrolmentRequest, token: StoredJoinToken): boolean {
    const all = this.needs.list.all().filter((agent) => agent.key === key && agent.joinToken === token.id);
    return all.length < MOST_OF_A_HOST && all.some((agent) => mayBeSiblings(agent.id, id));
  }

  private requireSeldom(id: string): void {
    const last = this.joinedAt.get(id) ?? -Infinity;
    if (this.needs.clock.monotonic() - last >= SELDOM_MS) return;
    throw new RollcallError('too-many', `Camera ${id} joined a moment ago.`);
  }

  private requireFree(before: EnrolledAgent | undefined, id: string, { replace }: StoredJoinToken): void {
    const { list, isHere } = this.needs;
    if (before && !replace) {
      throw new RollcallError('agent-enrolled', `Camera ${id} is enrolled with another key.`, {
        advice: `Revoke it with "rollcall agent revoke ${id}", make the token with --replace, or set another ROLLCALL_ID.`,
      });
    }
    if (before) return;
    if (isHere(id) && !this.revoked.has(id)) {
      throw new RollcallError('id-in-use', `A camera with the id ${id} is connected, and it never joined.`);
    }
    if (list.size + this.joining.size > MAX_AGENTS) {
      throw new RollcallError('limit-reached', `There are ${MAX_AGENTS} enrolled cameras already.`);
    }
  }

  private async keep(request: EnrolmentRequest): Promise<Enrolment> {
    const { papers, brokerShutOut, random } = this.needs;
    const { id } = request;
    const enrolment = random.id();
    const given = await papers.of({ id, enrolment });
    const wasOut = await brokerShutOut.letIn(id);
    try {
      await this.enlist(request, enrolment);
      return given;
    } catch (error) {
      if (wasOut && !this.needs.list.get(id)) await this.shutOutAgain(id);
      throw error;
    }
  }

  private async enlist({ token, id, hostname, key }: EnrolmentRequest, enrolment: string): Promise<void> {
    const { list, tokens, clock, logger } = this.needs;
    // Revoked meanwhile, or its camera was: nobody joins by it any more.
    const { id: shown } = tokens.require(token);
    const before = list.get(id);
    // With its own key it comes again by any token: to revoke it takes back the one by which it came first.
    const joinToken = before?.key === key ? (before.joinToken ?? shown) : shown;
    const enrolledAt = new Date(clock.now()).toISOString();
    await list.put({ id, enrolment, hostname, key, joinToken, enrolledAt });
    this.joinedAt.set(id, clock.monotonic());
    this.revoked.delete(id);
    logger.info({ agent: id, joinToken }, 'A camera joined');
  }

  private async shutOutAgain(id: string): Promise<void> {
    try {
      await this.needs.brokerShutOut.shutOut(id);
    } catch (err) {
      // As with the use of the token: what kept the camera out is what its caller must hear of.
      this.needs.logger.error({ err, agent: id }, 'A camera that was revoked is not shut out again yet');
    }
  }

  private async giveBack({ id }: StoredJoinToken): Promise<void> {
    try {
      await this.needs.tokens.giveBack(id);
    } catch (err) {
      // What kept the camera out is what its caller must hear of.
      this.needs.logger.error({ err, joinToken: id }, 'The use of a join token was not given back');
    }
  }
}

async function requireProof(text: string, proof: string, id: string, binding: string): Promise<void> {
  const key = publicKeyOf(text);
  if (!key) throw new RollcallError('key-not-proven', 'The key is no public key of P-256.');
  if (await isProven(key, proof, id, binding)) return;
  throw new RollcallError(
    'key-not-proven',
    `The proof is not by this key, for the id ${id}, or for this connection.`,
  );
}
