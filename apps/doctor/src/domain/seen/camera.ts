/** A camera that is found, as the operator tells of it. */
export interface CameraSeen {
  readonly id: string;
  readonly hostname: string;
  readonly status: string;
  /** How it was found, or why it is lost. */
  readonly reason: string;
  readonly addresses: readonly string[];
  readonly port: number;
  /** Unix ms. */
  readonly lastSeen: number;
  /** Several boards speak with its id. */
  readonly conflict: boolean;
}
