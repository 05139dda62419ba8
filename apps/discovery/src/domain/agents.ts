import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { Instant } from './instant.js';

/** An agent that says nothing for this long is not fresh: it sends telemetry every ten seconds. */
const FRESH_MS = 25_000;
const MAX_AGENTS = 4096;

interface Agent {
  /** The newest that was seen. */
  epoch: number;
  /** How far the end of that epoch has come: nobody told it, it was told, it was acted upon. */
  end: 'none' | 'told' | 'done';
  state: 'ready' | 'lost' | 'unknown';
  boot: string;
  /** Of its last message, monotonic ms. */
  heardAt: number;
  info?: AgentInfo;
}

/** What the broker tells about agents. An old epoch tells nothing: its will may come late. */
export class Agents {
  private readonly agents = new Map<string, Agent>();

  /** Notes a message of the presence topic; false where it is old news. */
  notePresence(id: string, { state, epoch, boot }: Presence, now: Instant): boolean {
    const agent = this.of(id);
    const { end } = agent;
    const isOver = epoch === agent.epoch && (end === 'done' || (end === 'told' && state === 'ready'));
    if (epoch < agent.epoch || isOver) return false;
    Object.assign(agent, { state, epoch, boot, end: state === 'lost' ? 'told' : 'none' });
    agent.heardAt = now.mono;
    return true;
  }

  noteInfo(id: string, info: AgentInfo | undefined, now: Instant): void {
    const agent = this.of(id);
    if (info) Object.assign(agent, { info, heardAt: now.mono });
    else delete agent.info;
  }

  noteTelemetry(id: string, now: Instant): void {
    this.of(id).heardAt = now.mono;
  }

  /** The end of its epoch was acted upon: read again, after the broker was away, it is no news. */
  noteEndDone(id: string): void {
    const agent = this.agents.get(id);
    if (agent?.end === 'told') agent.end = 'done';
  }

  /** Without the broker nothing is known of who is there. */
  noteBrokerGone(): void {
    for (const agent of this.agents.values()) agent.state = 'unknown';
  }

  /** Its presence was cleared from the broker. */
  notePresenceCleared(id: string): void {
    const agent = this.agents.get(id);
    if (agent) agent.state = 'unknown';
  }

  /** Whether there is room for one more; the broker lets in whom the operator gave a credential. */
  hasRoomFor(id: string): boolean {
    return this.agents.has(id) || this.agents.size < MAX_AGENTS;
  }

  /** Whether it ever spoke through the broker. */
  isVerified(id: string): boolean {
    return (this.agents.get(id)?.epoch ?? -1) >= 0;
  }

  isReady(id: string): boolean {
    return this.agents.get(id)?.state === 'ready';
  }

  /** Ready, and heard from lately: it is there, however silent on UDP. */
  isFresh(id: string, now: Instant): boolean {
    const agent = this.agents.get(id);
    return agent?.state === 'ready' && now.mono - agent.heardAt <= FRESH_MS;
  }

  /** Whether the process that is ready has said what it is. */
  hasCurrentInfo(id: string): boolean {
    const agent = this.agents.get(id);
    return agent !== undefined && agent.info?.boot === agent.boot;
  }

  /**
   * What it said of itself, as long as that is better than what UDP says: while it is ready, or while the
   * broker is away and `boot`, heard on UDP, is still the process that said it.
   */
  infoOf(id: string, boot?: string): AgentInfo | undefined {
    const agent = this.agents.get(id);
    if (agent?.state === 'ready') return agent.info;
    const same = boot === undefined || boot === agent?.info?.boot;
    return agent?.state === 'unknown' && same ? agent.info : undefined;
  }

  private of(id: string): Agent {
    const known = this.agents.get(id);
    if (known) return known;
    const agent: Agent = { epoch: -1, end: 'none', state: 'unknown', boot: '', heardAt: -Infinity };
    this.agents.set(id, agent);
    return agent;
  }
}
