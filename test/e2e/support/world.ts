import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { freePort, freeUdpPort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { EventReader } from './event-reader.js';

/** Ports and a data folder of its own, on loopback: where one test file's programs live. */
export class World {
  private constructor(
    readonly env: Readonly<Record<string, string>>,
    readonly dataDir: string,
    readonly ports: { readonly http: number; readonly mqtt: number; readonly discovery: number },
  ) {}

  static async make(): Promise<World> {
    const dataDir = await tempDir();
    const ports = { http: await freePort(), mqtt: await freePort(), discovery: await freeUdpPort() };
    const env = {
      ROLLCALL_DATA_DIR: dataDir,
      ROLLCALL_HTTP_PORT: String(ports.http),
      ROLLCALL_MQTT_PORT: String(ports.mqtt),
      ROLLCALL_DISCOVERY_PORT: String(ports.discovery),
      ROLLCALL_URL: `http://127.0.0.1:${ports.http}`,
      ROLLCALL_INTERFACES: 'lo',
      ROLLCALL_MEDIA_PORT: '0',
      ROLLCALL_LOG_LEVEL: 'warn',
    };
    return new World(env, dataDir, ports);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.ports.http}`;
  }

  /** The admin token, once the API has made it. */
  async token(): Promise<string> {
    const path = join(this.dataDir, 'admin-token');
    return (await eventually('the admin token', () => readFile(path, 'utf8').catch(() => undefined))).trim();
  }

  /** A call of the API with the admin token; `path` beneath /api/v1. */
  async call(method: string, path: string, body?: object): Promise<Response> {
    const headers = { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/json' };
    return fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.call('GET', path);
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async events(): Promise<EventReader> {
    return EventReader.open(`${this.origin}/api/v1/events`, await this.token());
  }
}
