/** What a password's life is measured by, in operator time. */
export interface Issued {
  /** When it was given, unix ms. */
  readonly now: number;
  readonly broker: { readonly expiresAt?: string };
}

/** Renewed when half its life is over: the operator may then be away for the other half. */
export function isRenewalDue({ now: issuedAt, broker }: Issued, now: number): boolean {
  if (broker.expiresAt === undefined) return false;
  return now >= issuedAt + (Date.parse(broker.expiresAt) - issuedAt) / 2;
}
