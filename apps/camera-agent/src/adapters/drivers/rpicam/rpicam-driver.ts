import { basename } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import type {
  CameraDriver,
  DriverListener,
  Measured,
  SettingsFor,
} from '../../../domain/camera/camera-driver.js';
import type { CameraFacts } from '../../../domain/camera/camera-unit.js';
import type { SyncOrder, SyncSaid } from '../../../domain/camera/sync-order.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { cameraHolders } from './camera-holders.js';
import type { ListedCamera } from './camera-list.js';
import { busyError, exitError, type ExitReport, refusesTimes, wasNotRun } from './exit-error.js';
import { encodable } from './hardware-encoder.js';
import { listRpicamCameras, type RpicamProbe } from './probe.js';
import { rpicamControls } from './rpicam-controls.js';
import { RpicamRun } from './rpicam-run.js';
import { stillArguments, takeStill } from './still-picture.js';
import { StillTaker } from './still-taker.js';
import type { TimedOutput, TimedOutputDeps } from './timed-output.js';
import { knowsSync, tellsTimes, videoArguments } from './video-arguments.js';

/** `environment`: `PATH` to find the tool on, and what the tool gets as its own. */
export interface RpicamDeps extends TimedOutputDeps {
  /** Where the kernel tells about processes; `/proc` if not given. */
  readonly proc?: string;
}

/** What a start was asked for. */
interface Start {
  readonly settingsFor: SettingsFor;
  readonly listener: DriverListener;
  readonly signal: AbortSignal;
  readonly sync: SyncOrder | undefined;
}

/** Drives a camera with `rpicam-vid`, or `libcamera-vid` before it. */
export class RpicamDriver implements CameraDriver {
  private readonly stills = new StillTaker();
  private run: RpicamRun | undefined;
  private source: 'pts' | 'arrival' = 'arrival';
  private timesRefused = false;
  private hurried = true;
  /** The tool may be another by now. */
  private toolDoubted = false;
  private closing = new AbortController();
  /** What `stop` waits for: an opening that was broken off, and the last words of a run. */
  private opening = Promise.resolve();
  private ending = Promise.resolve();

  /** `known`: what a look before has found, so that the first start need not look again. */
  constructor(
    private known: RpicamProbe | undefined,
    private readonly deps: RpicamDeps,
    /** By its place in the device tree, where that is known, or else its number. */
    private readonly which: { readonly index?: number; readonly path?: string } = {},
  ) {}

  get facts(): CameraFacts {
    const { known, camera } = this;
    return {
      model: camera?.model ?? 'none',
      driver: 'rpicam',
      ...modesOf(camera),
      controls: known && camera ? rpicamControls(known.version, camera.model) : [],
      keyFramesOnRequest: false,
      annotation: 'track',
      ...(known && knowsSync(known.version) && { syncClock: 'wall-clock' as const }),
    };
  }

  get timeSource(): 'pts' | 'arrival' {
    return this.source;
  }

  get measured(): Measured {
    return this.run?.measured ?? {};
  }

  get complaint(): RollcallError | undefined {
    return this.run?.complaint;
  }

  start(settingsFor: SettingsFor, listener: DriverListener, sync?: SyncOrder): Promise<void> {
    this.closing = new AbortController();
    this.opening = this.open({ settingsFor, listener, signal: this.closing.signal, sync });
    return this.opening;
  }

  async stop(): Promise<void> {
    this.closing.abort();
    await Promise.all([this.opening, this.stills.end(), this.run?.stop()]);
    await this.ending;
  }

  hurry(hurried: boolean): void {
    this.hurried = hurried;
    this.run?.hurry(hurried);
  }

  catchUp(): void {
    this.run?.catchUp();
  }

  async still(settings: Settings): Promise<Uint8Array> {
    if (this.run) throw new RollcallError('camera-busy', 'The camera is open.');
    const { environment } = this.deps;
    try {
      return await this.stills.take(async (signal) => {
        const { tool, index } = await this.findCamera(signal);
        return takeStill(tool, stillArguments(settings, index), environment, signal);
      });
    } catch (error) {
      throw await this.explained(asRollcallError(error));
    }
  }

  private async open(start: Start): Promise<void> {
    const { signal, listener } = start;
    try {
      await this.stills.end();
      await this.begin(await this.findCamera(signal), start);
    } catch (error) {
      if (!signal.aborted) listener.failed(asRollcallError(error));
    }
  }

  /**
   * A camera that was seen is taken to be there still; the tool itself tells if it is not. One without modes was busy
   * when it was looked for, and is looked at again. So is one whose tool an upgrade may have replaced.
   */
  private async findCamera(signal: AbortSignal): Promise<RpicamProbe & { readonly index: number }> {
    const { known, camera, toolDoubted } = this;
    if (known && camera && camera.modes.length > 0 && !toolDoubted) return { ...known, index: camera.index };
    this.known = await listRpicamCameras(this.deps.environment, signal);
    this.toolDoubted = false;
    if (!this.known) {
      throw new RollcallError('no-camera', 'Neither rpicam-vid nor libcamera-vid is installed.', {
        advice: 'Install the camera tools: sudo apt install rpicam-apps.',
      });
    }
    if (this.camera) return { ...this.known, index: this.camera.index };
    const { index = 0, path } = this.which;
    const which =
      path === undefined ? (index === 0 ? 'no camera' : `no camera ${index}`) : `no camera at ${path}`;
    throw new RollcallError('no-camera', `${basename(this.known.tool)} lists ${which}.`);
  }

  private get camera(): ListedCamera | undefined {
    const { index = 0, path } = this.which;
    return this.known?.cameras.find((each) =>
      path === undefined ? each.index === index : each.path === path,
    );
  }

  private async begin(found: RpicamProbe & { readonly index: number }, start: Start): Promise<void> {
    const { tool, version, index } = found;
    const { logger } = this.deps;
    const { listener, signal, sync } = start;
    if (sync && !knowsSync(version))
      throw new RollcallError('unsupported', `${basename(tool)} has no --sync before version 1.6.0.`);
    const settings = start.settingsFor(this.facts);
    const argumentsFor = (timed: boolean): string[] =>
      videoArguments(version, settings, index, timed, sync?.role);
    const plain = argumentsFor(false);
    const events = {
      synced: (said: SyncSaid) => listener.synced(said),
      unit: (unit: AccessUnit) => {
        this.source = run.timeSource ?? 'arrival';
        listener.unit(unit);
      },
      ended: (report: ExitReport) => {
        this.run = undefined;
        const again = output !== undefined && run.timeSource === undefined && refusesTimes(report);
        if (again) this.timesRefused = true;
        this.ending = again
          ? this.open({ ...start, settingsFor: () => settings })
          : this.tell(report, listener);
      },
    };
    const run: RpicamRun = new RpicamRun(tool, this.deps, events);
    const timed = !this.timesRefused && tellsTimes(version, this.camera?.hardwareEncoder ?? false);
    const output = timed ? await this.pipes(run, signal) : undefined;
    if (signal.aborted) return output?.drained();
    this.run = run;
    run.hurry(this.hurried);
    const args = output ? argumentsFor(true) : plain;
    logger.debug({ tool, args }, 'The camera tool is started.');
    run.start(args, output, sync !== undefined);
  }

  private async pipes(run: RpicamRun, signal: AbortSignal): Promise<TimedOutput | undefined> {
    try {
      return await run.openTimed(signal);
    } catch (error) {
      const consequence = 'No named pipes can be made: frames have the times of their arrival.';
      if (!signal.aborted) this.deps.logger.warn({ error: String(error) }, consequence);
      return undefined;
    }
  }

  private async tell(report: ExitReport, listener: DriverListener): Promise<void> {
    const error = await this.explained(exitError(report));
    this.toolDoubted = error.code === 'unsupported' || wasNotRun(report);
    if (error.code === 'no-camera' && this.known) this.known = { ...this.known, cameras: [] };
    listener.failed(error);
  }

  private async explained(error: RollcallError): Promise<RollcallError> {
    if (error.code !== 'camera-busy' || this.run) return error;
    return busyError(error, await cameraHolders(this.deps.proc ?? '/proc', process.pid));
  }
}

/** Of a film what can be encoded; a still is not. */
function modesOf(camera: ListedCamera | undefined): Pick<CameraFacts, 'modes' | 'stillModes'> {
  const { modes = [], hardwareEncoder = false } = camera ?? {};
  return hardwareEncoder ? { modes: encodable(modes), stillModes: modes } : { modes };
}

function asRollcallError(error: unknown): RollcallError {
  if (error instanceof RollcallError) return error;
  return new RollcallError('camera-failed', String(error), { cause: error });
}
