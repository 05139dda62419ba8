import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '#testing/chromium.js';
import { Rollcall } from '#testing/rollcall.js';
import type { Place } from '../../e2e/support/place.js';

const DEADLINE_MS = 60_000;
const USUAL = { ROLLCALL_DRIVER: 'simulated', ROLLCALL_VIDEO: '640x480@10' };

/** Rollcall with simulated cameras as programs of their own, and a browser that looks at its console. */
export class Stage {
  readonly agents = new Map<string, Rollcall>();
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly world: Place,
    private up: Rollcall,
    private readonly browser: Browser,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** `more` are settings of the operator's parts alone. */
  static async open(world: Place, more: Readonly<Record<string, string>> = {}): Promise<Stage> {
    const env = { ...world.env, ...more };
    const up = Rollcall.start(['up'], env);
    const browser = await launchChromium();
    await up.says('Rollcall is up', DEADLINE_MS);
    return new Stage(world, up, browser, env);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await Promise.all([...this.agents.values(), this.up].map((program) => program.end('SIGKILL')));
  }

  startCamera(id: string, more: Record<string, string> = {}): void {
    this.agents.set(id, Rollcall.start(['agent'], { ...this.world.env, ...USUAL, ROLLCALL_ID: id, ...more }));
  }

  async killCamera(id: string): Promise<void> {
    await this.agents.get(id)?.end('SIGKILL');
  }

  /** Broker, discovery and API are gone at once, and there again once what is to be seen `meanwhile` was. */
  async restart(meanwhile = (): Promise<void> => Promise.resolve()): Promise<void> {
    await this.up.end('SIGKILL');
    await meanwhile();
    this.up = Rollcall.start(['up'], this.env);
    await this.up.says('Rollcall is up', DEADLINE_MS);
  }

  /** A page of somebody who is signed in, at an address of the console. */
  async page(
    path: string,
    token?: string,
    size?: { width: number; height: number },
    more?: BrowserContextOptions,
  ): Promise<Page> {
    const context = await this.context(size, more);
    const data = { token: token ?? (await this.world.token()) };
    await context.request.post('/api/v1/session', { data, failOnStatusCode: true });
    const page = await context.newPage();
    await page.goto(`/#${path}`);
    return page;
  }

  /** `more` is such as the zone that the browser is in. */
  async context(
    size = { width: 1440, height: 900 },
    more: BrowserContextOptions = {},
  ): Promise<BrowserContext> {
    const context = await this.browser.newContext({ baseURL: this.world.origin, viewport: size, ...more });
    this.contexts.push(context);
    return context;
  }

  /** A new token of a role. */
  async tokenOf(role: 'viewer' | 'operator'): Promise<string> {
    const answer = await this.world.call('POST', '/api-tokens', { name: role, role });
    return ((await answer.json()) as { token: string }).token;
  }

  /** What was opened for a test is closed after it. */
  async clear(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }
}
