import type { CameraController } from './camera-controller.js';

/** A camera as its setup needs it: what was seen before a restart is not followed by what comes after. */
export class ControlledCamera {
  constructor(
    private readonly controller: CameraController,
    private readonly brokeOff: () => void,
  ) {}

  get runs(): boolean {
    return this.controller.status === 'standing-by';
  }

  get opens(): boolean {
    return this.controller.opens;
  }

  async restart(): Promise<void> {
    this.brokeOff();
    await this.controller.restart();
  }
}
