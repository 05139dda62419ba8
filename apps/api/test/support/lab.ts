import request from 'supertest';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { Needs } from '#api/parts.js';
import { eventually } from '#testing/eventually.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { serviceOf } from './samples.js';
import { ScriptedAgent } from './scripted-agent.js';
import { ScriptedDiscovery } from './scripted-discovery.js';
import { StreamReader } from './stream-reader.js';
import { startTestApi, type TestApi } from './test-api.js';

const API = '/api/v1';

/** A real broker and a real API, with a discovery and agents that do as the test says. */
export class Lab {
  private readonly closers: (() => Promise<void> | void)[] = [];

  private constructor(
    readonly broker: TestBroker,
    readonly api: TestApi,
    readonly discovery: ScriptedDiscovery,
  ) {}

  static async start(more: Partial<Needs> = {}): Promise<Lab> {
    const broker = await startTestBroker();
    const api = await startTestApi(broker, {}, undefined, more);
    const discovery = await ScriptedDiscovery.start(broker);
    await eventually('the registry is fresh', () => !api.parts.fleet.stale);
    return new Lab(broker, api, discovery);
  }

  /** A camera that is found and ready. */
  async camera(id: string): Promise<ScriptedAgent> {
    const agent = await ScriptedAgent.start(this.broker, id);
    this.closers.push(() => agent.close());
    await this.discovery.say(serviceOf(id));
    const { fleet } = this.api.parts;
    await eventually(`camera ${id} is seen`, () => fleet.camera(id) !== undefined && fleet.isAgentReady(id));
    return agent;
  }

  /** A reader of the events, which has its snapshot. */
  async reader(): Promise<StreamReader> {
    const reader = await StreamReader.open(`${this.api.url}${API}/events`, this.api.auth);
    this.closers.push(() => reader.close());
    await reader.next('snapshot');
    return reader;
  }

  call(
    method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head',
    path: string,
    body?: object,
  ): request.Test {
    const call = request(this.api.url)
      [method](API + path)
      .set(this.api.auth);
    return body ? call.send(body) : call;
  }

  async close(): Promise<void> {
    for (const close of this.closers.reverse()) await close();
    await this.discovery.close();
    await this.api.close();
    await this.broker.close();
  }
}

/** The code of a problem document; fails where the answer is none. */
export function problemIn(response: request.Response): [status: number, code: ErrorCode] {
  expect(response.headers['content-type']).toBe('application/problem+json');
  const problem = JSON.parse(response.text || (response.body as Buffer).toString()) as {
    status: number;
    code: ErrorCode;
  };
  expect(problem.status).toBe(response.status);
  expect(problem).toMatchObject({ type: `urn:rollcall:error:${problem.code}` });
  return [response.status, problem.code];
}
