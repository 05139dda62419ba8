import { makeTempDir } from '#testing/make-temp-dir.js';
import { HelperProcess } from '#testing/helpers/helper-process.js';
import type { Host } from '#testing/netlab/host.js';
import { RackProcess, type RackSettings } from '#testing/rack/rack-process.js';
import type { EventReader } from '../../test/e2e/support/event-reader.js';
import { Place } from '../../test/e2e/support/place.js';
import { Rollcall } from '#testing/rollcall.js';
import type { Keeper } from './keeper.js';
import { dataDirIn, sweep } from './sweep.js';

/** Where one run happens: whatever starts in it ends with it. */
export class Scene {
  private readonly readers: EventReader[] = [];
  private readonly racks: RackProcess[] = [];
  private readonly helpers: HelperProcess[] = [];
  private closed = false;

  private constructor(
    readonly folder: string,
    readonly place: Place,
  ) {}

  static async open(keeper: Keeper): Promise<Scene> {
    const folder = await makeTempDir();
    keeper.watch(folder);
    return new Scene(folder, await Place.in(dataDirIn(folder)));
  }

  start(args: readonly string[], env: Record<string, string> = {}): Rollcall {
    this.refuseIfClosed();
    return Rollcall.start(args, { ...this.place.env, ...env });
  }

  npmStart(): Rollcall {
    this.refuseIfClosed();
    return Rollcall.npmStart({ ...this.place.env });
  }

  /** Begins to start a rack of simulated agents at this place's port of the roll call, in a host of a lab if one is given. */
  rack(settings: Omit<RackSettings, 'port'>, host?: Host): RackProcess {
    this.refuseIfClosed();
    // By the data folder in its environment it is known as a program of this run.
    const env = { ROLLCALL_DATA_DIR: this.place.dataDir };
    const inside = host && ((command: readonly string[]) => host.space.inside(command));
    const operator = this.place.dataDir;
    const rack = RackProcess.start({ ...settings, operator, port: this.place.ports.discovery }, env, inside);
    this.racks.push(rack);
    return rack;
  }

  /** A helper in a process of its own; `path` from the top of the repository. */
  helper(path: string): HelperProcess {
    this.refuseIfClosed();
    const helper = HelperProcess.start(path, { ROLLCALL_DATA_DIR: this.place.dataDir });
    this.helpers.push(helper);
    return helper;
  }

  /** What a rack's hosts need to connect to the broker. */
  get broker(): { url: string; dataDir: string } {
    const { dataDir, ports } = this.place;
    return { url: `mqtt://127.0.0.1:${ports.mqtt}`, dataDir };
  }

  async events(): Promise<EventReader> {
    const reader = await this.place.events();
    this.readers.push(reader);
    return reader;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const reader of this.readers) reader.close();
    await Promise.all([...this.racks, ...this.helpers].map((each) => each.close()));
    await sweep(this.folder);
  }

  /** A run that is given up goes on until its next step, which must not start anything. */
  private refuseIfClosed(): void {
    if (this.closed) throw new Error('the run is over');
  }
}
