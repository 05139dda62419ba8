import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import type { Host } from '#testing/netlab/host.js';
import { copyOperatorKeys } from '#testing/operator-folder.js';
import type { Program } from '#testing/program.js';
import { secureBrokerUrls } from '#testing/secure-broker-urls.js';
import { readHappened, type Happened } from './happened.js';

const COMMAND_MS = 60_000;

type Settings = Readonly<Record<string, string>>;

interface Place {
  readonly host: Host;
  /** Each host has its data folder in it. */
  readonly folder: string;
  readonly env: Settings & { readonly ROLLCALL_DATA_DIR: string };
  /** The URL of the broker at an address of the host. */
  readonly brokerAt: (host: string) => string;
}

/** The operator's parts in a host of a lab. Their API is asked from inside it, by the client commands. */
export class Operator {
  private constructor(
    private readonly place: Place,
    readonly up: Program,
    readonly watch: Program,
  ) {}

  static async start(host: Host, folder: string, more: Settings = {}): Promise<Operator> {
    const env = { ...settingsOf(host, folder), ...more };
    await mkdir(env.ROLLCALL_DATA_DIR, { recursive: true });
    const brokerAt = await secureBrokerUrls(env.ROLLCALL_DATA_DIR);
    const up = host.rollcall(['up'], env);
    await up.says('Rollcall is up', COMMAND_MS);
    const watch = host.rollcall(['watch', '--json'], env);
    await watch.says('"type":"snapshot"', COMMAND_MS);
    return new Operator({ host, folder, env, brokerAt }, up, watch);
  }

  /** Starts an agent in a host, by whose name it goes, with the operator's keys; the broker is at that address. */
  agent(host: Host, broker: string, more: Settings = {}): Program {
    const settings = { ...this.agentSettings(host, broker), ...more };
    copyOperatorKeys(this.place.env.ROLLCALL_DATA_DIR, settings.ROLLCALL_DATA_DIR);
    return host.rollcall(['agent'], settings);
  }

  agentSettings(host: Host, broker: string): Settings & { readonly ROLLCALL_DATA_DIR: string } {
    return {
      ...settingsOf(host, this.place.folder),
      ROLLCALL_ID: host.name,
      ROLLCALL_MQTT_URL: this.place.brokerAt(broker),
      ROLLCALL_DRIVER: 'simulated',
    };
  }

  /** Starts a client command. */
  rollcall(args: readonly string[]): Program {
    return this.place.host.rollcall(args, this.place.env);
  }

  /** What happened so far to the service of that host name. */
  happened(hostname: string): Happened[] {
    return readHappened(this.watch.stdout).filter(({ service }) => service.hostname === hostname);
  }

  /** The service of that host name as it was last told of. */
  service(hostname: string): Service | undefined {
    return this.happened(hostname).at(-1)?.service;
  }

  /** The first event of a type that is told of a host's service, behind the first `after` of all. */
  async next(hostname: string, type: string, deadlineMs: number, after = 0): Promise<Service> {
    const event = (): Happened | undefined =>
      this.happened(hostname)
        .slice(after)
        .find((happened) => happened.type === type);
    const { service } = await eventually(`${type} of ${hostname}`, event, deadlineMs).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}\n${this.watch.stdout}\n${this.up.stderr}`);
      },
    );
    return service;
  }

  /** Waits until the agent of that id has told the broker of itself: before, its loss has no will. */
  async connected(id: string, deadlineMs = COMMAND_MS): Promise<void> {
    await this.watch.says(new RegExp(`"type":"camera\\.status"[^{]*"subject":"${id}"`), deadlineMs);
  }

  /** Searches, and gives the services that are found at the end of it. */
  async search(): Promise<Service[]> {
    const { code, stdout, stderr } = await this.rollcall(['search', '--json']).exit(COMMAND_MS);
    if (code !== 0) throw new Error(`the search ended with ${String(code)}: ${stderr}`);
    return (JSON.parse(stdout) as { services: Service[] }).services;
  }

  async stop(): Promise<void> {
    await this.watch.end('SIGKILL');
    await this.up.end();
  }
}

function settingsOf({ name }: Host, folder: string): Settings & { readonly ROLLCALL_DATA_DIR: string } {
  return {
    ROLLCALL_DATA_DIR: join(folder, name),
    ROLLCALL_LOG_LEVEL: 'warn',
  };
}
