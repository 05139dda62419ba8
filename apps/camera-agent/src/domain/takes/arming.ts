import type { FrameSync, TakeSyncArgs } from '#contracts/messages/frame-sync.js';
import type { ArmReport, TakeArmArgs, TakeDisarmArgs } from '#contracts/messages/take.js';

/** Makes one camera ready for takes. */
export interface Arming {
  /** Opens the camera where it is closed. What is amiss is in the report; rejects where nothing can be said. */
  arm(args: TakeArmArgs): Promise<ArmReport>;
  /** Rejects with `take-not-ready` where it is not held for this take, and with why it did not come into step. */
  sync(args: TakeSyncArgs): Promise<FrameSync>;
  /** False where it was not held for this take. */
  disarm(args: TakeDisarmArgs): boolean;
}
