import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { FrameSync } from '#contracts/messages/frame-sync.js';
import { AT_ONCE } from '../../fleet/targets.js';
import type { Take } from '../take.js';
import type { Armed } from '../take-course.js';
import type { TakeOrders } from '../take-orders.js';
import { fittingCameras } from './fitting-cameras.js';
import type { ReadyCamera } from './ready-camera.js';

/** One that does not take the lead may be followed by one that does; a fourth would not. */
const MOST_LEADERS = 3;

export interface StepParts {
  readonly orders: Pick<TakeOrders, 'step' | 'disarm'>;
  /** Asks one camera to be ready, but for its frames. Never rejects. */
  readonly ask: (cameraId: string) => Promise<Armed>;
  /** What came of a camera. */
  readonly settle: (cameraId: string, answer: Armed) => Promise<void>;
  /** The take is still to be armed. */
  readonly isWanted: () => boolean;
}

/**
 * Arms a take whose cameras are to have their frames in step. A camera that leads begins whether others follow or not, and
 * one that follows waits for it: so all others wait first, and say so, and only then one is told to lead.
 */
export class StepArming {
  private readonly roles = new Map<string, 'client' | 'server'>();

  constructor(
    private readonly take: Take,
    private readonly parts: StepParts,
  ) {}

  /** Resolves when every camera is settled. */
  async arm(): Promise<void> {
    const { cameras, refused } = fittingCameras(await this.readyCameras());
    await mapBounded(refused, AT_ONCE, ({ camera, error }) => this.refuse(camera, error));
    const [first, ...others] = cameras;
    if (!first) return;
    const waiting = await this.waiting(others);
    const leads = await this.leader([first, ...waiting]);
    const rest = [first, ...waiting].filter((camera) => this.roles.has(camera.cameraId));
    if (leads) await mapBounded(rest, AT_ONCE, (camera) => this.confirm(camera));
    else
      await mapBounded(rest, AT_ONCE, (camera) =>
        this.refuse(camera, new RollcallError('not-in-step', NOBODY_LED)),
      );
  }

  private async readyCameras(): Promise<ReadyCamera[]> {
    const { ask, settle } = this.parts;
    const asked = await mapBounded(this.take.entries, AT_ONCE, async ({ cameraId, label }) => {
      const answer = await ask(cameraId);
      const { report } = answer;
      if (report?.ready === true && !answer.error) return { cameraId, label, report, answer };
      await settle(cameraId, answer);
      return undefined;
    });
    return asked.filter((camera) => camera !== undefined);
  }

  /** Those of them that wait for one to lead. */
  private async waiting(cameras: readonly ReadyCamera[]): Promise<ReadyCamera[]> {
    const told = await mapBounded(cameras, AT_ONCE, async (camera) => {
      return (await this.begin(camera, 'client')) ? [camera] : [];
    });
    return told.flat();
  }

  /** The first of them that takes the lead; those that would not are refused. */
  private async leader(cameras: readonly ReadyCamera[]): Promise<ReadyCamera | undefined> {
    for (const camera of cameras.slice(0, MOST_LEADERS))
      if (await this.begin(camera, 'server')) return camera;
    return undefined;
  }

  /** False where it does not do so; then it is refused. */
  private async begin(camera: ReadyCamera, role: 'client' | 'server'): Promise<boolean> {
    const { orders, isWanted } = this.parts;
    try {
      if (!isWanted()) throw new RollcallError('take-over', 'The take was given up meanwhile.');
      await orders.step(this.take, camera.cameraId, role, camera.report.frameMs);
      this.roles.set(camera.cameraId, role);
      return true;
    } catch (error) {
      this.roles.delete(camera.cameraId);
      await this.refuse(camera, error);
      return false;
    }
  }

  private async confirm(camera: ReadyCamera): Promise<void> {
    const { orders, settle } = this.parts;
    const { cameraId, report, answer } = camera;
    try {
      const sync = await orders.step(this.take, cameraId, 'confirm', report.frameMs);
      demandNear(sync, report.frameMs);
      await settle(cameraId, { ...answer, sync });
    } catch (error) {
      await this.refuse(camera, error);
    }
  }

  /** It is let go of: it waits for nobody any more. */
  private async refuse({ cameraId, answer }: ReadyCamera, error: unknown): Promise<void> {
    await this.parts.settle(cameraId, { ...answer, error: toProblem(error) });
    await this.parts.orders.disarm(this.take, cameraId);
  }
}

/** What came into step late says by how much, and has yet to move its frames. */
function demandNear({ differenceUs = 0 }: FrameSync, frameMs: number): void {
  const offMs = Math.abs(differenceUs) / 1000;
  if (offMs <= frameMs / 2) return;
  throw new RollcallError('not-in-step', `The camera says that its frames are ${Math.round(offMs)} ms off.`);
}

const NOBODY_LED = 'No camera of the take could lead the others.';
