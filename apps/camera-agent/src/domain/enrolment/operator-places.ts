/** Of TLS, unless something else is said. */
export const OPERATOR_PORT = 8443;

/** Where the operator's API is reached. */
export interface OperatorPlace {
  readonly host: string;
  /** Of TLS. */
  readonly port: number;
}

/**
 * Where to look for an operator whose place may change: where it was last reached, and where it said last that it is.
 * Each attempt takes the other of the two, until one works.
 */
export class OperatorPlaces {
  private heard: OperatorPlace | undefined;
  private attempts = 0;

  constructor(private known: OperatorPlace) {}

  /** Where it was last reached. */
  get last(): OperatorPlace {
    return this.known;
  }

  /** The operator said, and signed, that it is here. */
  hear(place: OperatorPlace): void {
    this.heard = isSame(place, this.known) ? undefined : place;
  }

  /** Where to try now. */
  next(): OperatorPlace {
    this.attempts += 1;
    return this.heard && this.attempts % 2 === 0 ? this.heard : this.known;
  }

  /** It was reached there; true where that is another place than before. */
  worked(place: OperatorPlace): boolean {
    this.attempts = 0;
    if (isSame(place, this.known)) return false;
    this.known = place;
    this.heard = undefined;
    return true;
  }
}

function isSame(one: OperatorPlace, other: OperatorPlace): boolean {
  return one.host === other.host && one.port === other.port;
}
