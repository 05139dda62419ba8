/** Tells the broker whom it lets in no longer, where it cannot see for itself who is enrolled. */
export interface BrokerShutOut {
  /** Resolves once it is out. Rejects with `broker-not-told` where that is not known in time; it is tried on. */
  shutOut(id: string): Promise<void>;
  /** Undoes that: true where there was something to undo. Rejects with `broker-not-told`, and all is as it was. */
  letIn(id: string): Promise<boolean>;
}

/** Of a broker that reads who is enrolled, as Rollcall's own does. */
export const NOBODY_TO_TELL: BrokerShutOut = {
  shutOut: () => Promise.resolve(),
  letIn: () => Promise.resolve(false),
};
