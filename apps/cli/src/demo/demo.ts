import type { Environment } from '#runtime/env.js';
import { unlessAborted } from '#runtime/unless-aborted.js';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { Interrupted } from '../interrupted.js';
import { Child, describeExit } from '../process/child.js';
import { stopLayers } from '../process/layers.js';
import { listenUrl } from '../process/listen-url.js';
import { cameraEnvironment } from './demo-environment.js';
import { restartLine } from './restart-line.js';
import { welcome } from './welcome.js';

/** Leaves time to end by force what is left, within the three seconds in which all must have ended. */
const STOP_MS = 2500;

/** Each of the operator's parts and each camera in a process of its own, until the program is interrupted. */
export class Demo {
  private readonly broker: Child[] = [];
  private readonly services: Child[] = [];
  private readonly cameras: Child[] = [];
  private stopping = false;

  constructor(
    private readonly context: Context,
    private readonly env: Environment,
    private readonly ids: readonly string[],
  ) {}

  async run(): Promise<ExitCode> {
    const { output } = this.context;
    try {
      await this.start();
      return await this.ended();
    } catch (error) {
      if (error instanceof Interrupted) output.line('Stopping …');
      const code = await this.stop();
      if (!(error instanceof Interrupted)) throw error;
      output.line('All has ended.');
      return code;
    }
  }

  private async start(): Promise<void> {
    const { output } = this.context;
    output.line('Starting broker, discovery and API …');
    const { port: mqttPort } = await this.ready(this.spawn(this.broker, 'broker', this.env));
    const env = { ...this.env, ROLLCALL_MQTT_PORT: String(mqttPort) };
    const services = ['discovery', 'api'].map((name) => this.spawn(this.services, name, env));
    const [, { port } = {}] = await Promise.all(services.map((service) => this.ready(service)));
    output.line(`Starting ${this.ids.length} simulated cameras, each a process of its own …`);
    await Promise.all(this.ids.map((id) => this.startCamera(cameraEnvironment(env, id))));
    await welcome(this.context, this.env, listenUrl('http', this.env, Number(port)), this.cameras);
  }

  private async startCamera(env: Environment): Promise<void> {
    const camera = this.spawn(this.cameras, 'agent', env);
    await this.ready(camera);
    this.report(camera, env);
  }

  private spawn(layer: Child[], command: string, env: Environment): Child {
    const name = env.ROLLCALL_ID ?? command;
    const child = new Child({ name, program: this.context.program, args: [command], env });
    layer.push(child);
    return child;
  }

  /** What the child says when it is ready. Throws where it ends first, or the program is interrupted. */
  private async ready(child: Child): Promise<Record<string, unknown>> {
    const facts = await unlessAborted(child.ready, this.context.signal);
    if (facts) return facts;
    const exit = await child.exit;
    // Its own sentence stands above this one already.
    const kind = exit.code === EXIT.usage ? 'usage' : 'failed';
    throw new CliError(kind, `The demo ends, as ${child.name} did not start (${describeExit(exit)})`);
  }

  /** A camera that ends is left so: somebody may be trying just that. */
  private report(camera: Child, env: Environment): void {
    void camera.exit.then((exit) => {
      if (this.stopping) return;
      this.context.output.line(`${camera.name} has ended (${describeExit(exit)}). Start it again with:`);
      this.context.output.line(`  ${restartLine(env)}`);
    });
  }

  private async ended(): Promise<never> {
    const ends = [...this.broker, ...this.services].map(async (part) => ({ part, exit: await part.exit }));
    const { part, exit } = await unlessAborted(Promise.race(ends), this.context.signal);
    throw new CliError('failed', `The demo ends, as ${part.name} has ended (${describeExit(exit)})`);
  }

  private async stop(): Promise<ExitCode> {
    const { output, clock } = this.context;
    this.stopping = true;
    const layers = [this.broker, this.services, this.cameras];
    const parts = layers.map((layer) => layer.map((child) => ({ name: child.name, running: child })));
    const { hung } = await stopLayers(parts, STOP_MS, clock);
    for (const name of hung) output.note(`rollcall: ${name} did not end by itself and was ended.`);
    await Promise.all(layers.flat().map((child) => child.kill()));
    return hung.length === 0 ? EXIT.done : EXIT.failed;
  }
}
