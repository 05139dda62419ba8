import type { RecordingPlan } from '../../domain/recording/recording-machine.js';

export interface FilmPlan extends RecordingPlan {
  /** What the film is called, where the names with smaller numbers are taken. */
  readonly nameOf: (number: number) => string;
}
