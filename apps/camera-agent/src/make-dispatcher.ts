import type { Logger } from '#contracts/ports/logger.js';
import type { Board } from './adapters/host/board.js';
import { type ArmingParts, TakeArming } from './adapters/takes/take-arming.js';
import type { CameraUnit } from './domain/camera/camera-unit.js';
import type { OperatorClock } from './domain/clock/operator-clock.js';
import { cameraCommands, takeCommands } from './domain/commands/camera-commands.js';
import { CommandDispatcher } from './domain/commands/command-dispatcher.js';
import { hostCommands } from './domain/commands/host-commands.js';

interface DispatcherParts extends Omit<ArmingParts, 'camera'> {
  readonly camera: CameraUnit;
  readonly board: Board;
  readonly operatorClock: OperatorClock;
  readonly logger: Logger;
}

/** What carries out the commands of one agent. */
export function makeDispatcher(parts: DispatcherParts): CommandDispatcher {
  const { camera, board, operatorClock, clock, logger } = parts;
  const arming = new TakeArming(parts);
  const obeyed = { ...cameraCommands(camera), ...takeCommands(arming), ...hostCommands(board, camera) };
  return new CommandDispatcher(obeyed, operatorClock, clock, logger);
}
