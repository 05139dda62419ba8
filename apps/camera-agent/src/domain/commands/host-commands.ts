import { IdentifyArgs, PowerArgs } from '#contracts/messages/command-args.js';
import type { CameraUnit } from '../camera/camera-unit.js';
import { commandHandler, type CommandHandler } from './command-handler.js';

export type HostCommand = 'identify' | 'power';

/** The board that the camera is on. */
export interface Host {
  /** Lets a light on it blink for a while; false where it has none that this process may use. */
  blink(durationMs: number): Promise<boolean>;
  /** Resolves when the system has taken the order. Rejects with `no-power-control`. */
  power(action: PowerArgs['action']): Promise<void>;
}

const IDENTIFY_MS = 10_000;

/** What the board obeys, by the name of the command. */
export function hostCommands(
  host: Host,
  camera: Pick<CameraUnit, 'identify'>,
): Readonly<Record<HostCommand, CommandHandler>> {
  return {
    identify: commandHandler(IdentifyArgs, async ({ durationMs = IDENTIFY_MS }) => {
      const overlay = camera.identify(durationMs);
      return { overlay, led: await host.blink(durationMs) };
    }),
    power: commandHandler(PowerArgs, async ({ action }) => {
      await host.power(action);
      return {};
    }),
  };
}
