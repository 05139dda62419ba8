import type { Fleet, FleetState } from '#client/index.js';
import { Pace } from './pace.js';

/** The state of a fleet as pages show it. */
export class PacedFleet {
  private readonly listeners = new Set<() => void>();
  private readonly pace = new Pace<FleetState>((state) => this.show(state));
  private readonly deaf: () => void;
  private shown: FleetState;

  constructor(readonly fleet: Fleet) {
    this.shown = fleet.state;
    this.deaf = fleet.subscribe((state) => this.pace.take(state));
  }

  get state(): FleetState {
    return this.shown;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  close(): void {
    this.deaf();
    this.pace.close();
    this.fleet.close();
  }

  private show(state: FleetState): void {
    this.shown = state;
    for (const listener of [...this.listeners]) listener();
  }
}
