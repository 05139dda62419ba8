import type { ArmReport, TakeArmArgs, TakeDisarmArgs } from '#contracts/messages/take.js';

/** Makes one camera ready for takes. */
export interface Arming {
  /** Opens the camera where it is closed. What is amiss is in the report; rejects where nothing can be said. */
  arm(args: TakeArmArgs): Promise<ArmReport>;
  /** False where it was not held for this take. */
  disarm(args: TakeDisarmArgs): boolean;
}
