import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraView, FleetService, Snapshot } from '#contracts/http/views.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { NetworkTrouble, RegistryMeta, Service } from '#contracts/messages/registry.js';
import { AgentFacts } from './agent-facts.js';
import { cameraView } from './camera-view.js';
import type { Change } from './change.js';
import type { AgentFact, Fact } from './fact.js';
import { LatestPresence } from './latest-presence.js';
import { NetworkNews } from './network-news.js';
import { NotedServices } from './noted-services.js';
import { RegistryRoll } from './registry-roll.js';
import { requireRegistry } from './require-registry.js';
import { changesBetween, type Sight } from './sight.js';

/** The fleet as the topics tell it. Whatever the order in which topics are heard, the view is the same. */
export class Fleet {
  private readonly services = new NotedServices();
  private readonly agents = new Map<string, AgentFacts>();
  /** What was last seen of each id; it is looked at far more often than it changes. */
  private readonly sights = new Map<string, Sight>();
  private readonly roll = new RegistryRoll();
  private readonly discovery = new LatestPresence();
  private readonly networkNews = new NetworkNews();
  private registryMeta: RegistryMeta | undefined;
  private connected = false;

  /** Takes a fact in and gives the changes of the view that follow from it. */
  apply(fact: Fact): Change[] {
    const wasStale = this.stale;
    const changes = this.take(fact);
    return [...changes, ...this.freshness(wasStale), ...this.networkNews.changesTo(this.network)];
  }

  get brokerConnected(): boolean {
    return this.connected;
  }

  get discoveryReady(): boolean {
    return this.discovery.isReady;
  }

  /** Found and lost may be out of date. */
  get stale(): boolean {
    return !this.connected || !this.discovery.isReady;
  }

  /** Since the start every service was heard of: who is not known is nobody. */
  get registryHeard(): boolean {
    return this.roll.wasHeardWhole;
  }

  /** What discovery last said of its registry as a whole. */
  get meta(): RegistryMeta | undefined {
    return this.registryMeta;
  }

  snapshot(): Snapshot {
    const services = this.allServices();
    const cameras = services.flatMap(({ id }) => this.camera(id) ?? []);
    return { services, cameras, stale: this.stale, ...(this.network && { network: this.network }) };
  }

  allServices(): FleetService[] {
    return this.services.all().sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  service(id: string): FleetService | undefined {
    return this.services.get(id);
  }

  /** Throws `unknown-service`, and like `requireRegistry`. */
  requireService(id: string): FleetService {
    const service = this.services.get(id);
    if (service) return service;
    requireRegistry(this);
    throw new RollcallError('unknown-service', 'There is no service with this id.');
  }

  camera(id: string): CameraView | undefined {
    return this.sightOf(id).camera;
  }

  agentInfo(id: string): AgentInfo | undefined {
    return this.agents.get(id)?.info;
  }

  /** The take that the agent last said its camera is held for. */
  heldFor(id: string): string | undefined {
    return this.agents.get(id)?.state?.heldFor;
  }

  /** Whether the agent would hear a command now. */
  isAgentReady(id: string): boolean {
    return this.agents.get(id)?.presence.isReady ?? false;
  }

  /** Whether the agent was connected to the broker when it was last heard of. */
  isAgentHere(id: string): boolean {
    return this.agents.get(id)?.presence.isHere ?? false;
  }

  /** Whether the agent is known to have left the broker, or to have been thrown out. */
  hasAgentLeft(id: string): boolean {
    return this.connected && (this.agents.get(id)?.presence.hasLeft ?? false);
  }

  private get network(): NetworkTrouble | undefined {
    return this.registryMeta?.network;
  }

  private freshness(wasStale: boolean): Change[] {
    const { stale } = this;
    if (stale === wasStale) return [];
    return [{ type: stale ? 'registry.stale' : 'registry.fresh', subject: 'registry', data: { stale } }];
  }

  private take(fact: Fact): Change[] {
    switch (fact.kind) {
      case 'broker':
        this.connected = fact.connected;
        return fact.connected ? [] : this.forgetConnection();
      case 'discovery-presence':
        this.discovery.take(fact.presence);
        return [];
      case 'registry-meta':
        this.registryMeta = fact.meta;
        this.roll.expect(fact.meta?.count);
        return this.dropGone();
      case 'service':
        return this.takeService(fact.id, fact.service);
      case 'note':
        return this.follow(fact.id, () => this.services.note(fact.id, fact.note));
      default:
        return this.takeAgentFact(fact);
    }
  }

  /** What was heard over the connection that ended is told again by the next one; the view stays until then. */
  private forgetConnection(): Change[] {
    this.roll.restart();
    this.discovery.forget();
    for (const agent of this.agents.values()) agent.presence.forget();
    return [];
  }

  private takeService(id: string, service: Service | undefined): Change[] {
    this.roll.hear(id, service !== undefined);
    const changes = this.follow(id, () => this.services.tell(id, service));
    return [...changes, ...this.dropGone()];
  }

  private takeAgentFact(fact: AgentFact): Change[] {
    return this.follow(fact.id, () => {
      const agent = this.agents.get(fact.id) ?? new AgentFacts();
      this.agents.set(fact.id, agent);
      agent.take(fact);
    });
  }

  private dropGone(): Change[] {
    return this.roll
      .gone(this.services.ids())
      .flatMap((id) => this.follow(id, () => this.services.tell(id, undefined)));
  }

  private follow(id: string, step: () => void): Change[] {
    const before = this.sightOf(id);
    step();
    this.sights.delete(id);
    return changesBetween(before, this.sightOf(id));
  }

  private sightOf(id: string): Sight {
    const known = this.sights.get(id);
    if (known) return known;
    const service = this.services.get(id);
    const sight = { service, camera: service && cameraView(service, this.agents.get(id)) };
    if (service) this.sights.set(id, sight);
    return sight;
  }
}
