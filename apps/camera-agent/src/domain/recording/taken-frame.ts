/** A frame of the film: its number from 0, and when it was captured. */
export interface TakenFrame {
  readonly index: number;
  readonly timeMs: number;
}
