import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { freePort, freeUdpPort } from '#testing/free-port.js';
import { EventReader } from './event-reader.js';

interface Ports {
  readonly http: number;
  readonly mqtt: number;
  readonly discovery: number;
}

/** Ports and a data folder on loopback, where programs live, and the API that they open there. */
export class Place {
  /** The settings that put a program here. */
  readonly env: Readonly<Record<string, string>>;

  protected constructor(
    readonly dataDir: string,
    readonly ports: Ports,
  ) {
    this.env = {
      ROLLCALL_DATA_DIR: dataDir,
      ROLLCALL_LISTEN: '127.0.0.1',
      ROLLCALL_HTTP_PORT: String(ports.http),
      ROLLCALL_MQTT_PORT: String(ports.mqtt),
      ROLLCALL_DISCOVERY_PORT: String(ports.discovery),
      ROLLCALL_URL: `http://127.0.0.1:${ports.http}`,
      ROLLCALL_INTERFACES: 'lo',
      ROLLCALL_MEDIA_PORT: '0',
      ROLLCALL_LOG_LEVEL: 'warn',
    };
  }

  /** A place in this folder, on ports that are free. */
  static async in(dataDir: string): Promise<Place> {
    return new Place(dataDir, await Place.freePorts());
  }

  protected static async freePorts(): Promise<Ports> {
    return { http: await freePort(), mqtt: await freePort(), discovery: await freeUdpPort() };
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
  async call(
    method: string,
    path: string,
    body?: object,
    more: Record<string, string> = {},
  ): Promise<Response> {
    const authorization = `Bearer ${await this.token()}`;
    const headers = { authorization, 'content-type': 'application/json', ...more };
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

  async post<T>(path: string, body: object = {}): Promise<T> {
    const response = await this.call('POST', path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  }

  async events(): Promise<EventReader> {
    return EventReader.open(`${this.origin}/api/v1/events`, await this.token());
  }
}
