/** What a rule set says of datagrams that come in: a guess from its text, for a hint and no more. */
export interface Rules {
  /** Some chain for what comes in drops by default, or some rule drops this port. */
  readonly drops: boolean;
  /** Some rule accepts the port. */
  readonly opensPort: boolean;
}

/** The text of `nft list ruleset`. */
export function readNft(text: string, port: number): Rules {
  const lines = text.split('\n');
  const ofPort = lines.filter((line) => /\bdport\b/.test(line) && names(line, port));
  return {
    drops:
      lines.some((line) => /hook (input|prerouting)\b.*policy drop/.test(line)) ||
      ofPort.some((line) => /\b(drop|reject)\b/.test(line)),
    opensPort: ofPort.some((line) => /\baccept\b/.test(line)),
  };
}

/** The text of `iptables-save`. */
export function readIptables(text: string, port: number): Rules {
  const lines = text.split('\n');
  const ofPort = lines.filter((line) => /--dports? /.test(line) && names(line, port));
  return {
    drops:
      lines.some((line) => line.startsWith(':INPUT DROP')) ||
      ofPort.some((line) => /-j (DROP|REJECT)/.test(line)),
    opensPort: ofPort.some((line) => line.includes('-j ACCEPT')),
  };
}

/** The port itself, or a range with it. */
function names(line: string, port: number): boolean {
  const ranges = [...line.matchAll(/(?<![\d.])(\d{1,5})(?:[-:](\d{1,5}))?(?![\d.])/g)];
  return ranges.some(([, first, last]) => Number(first) <= port && port <= Number(last ?? first));
}
