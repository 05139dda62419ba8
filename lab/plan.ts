export const BRIDGES = ['lan', 'lan-2'] as const;

export interface Place {
  readonly name: string;
  readonly bridge: (typeof BRIDGES)[number];
  /** With the length of the prefix. */
  readonly address: string;
  /** Of the operator in the same subnet. */
  readonly operator: string;
}

/** Where the operator stands in the subnet of each bridge. */
export const OPERATOR = { lan: '10.77.1.1', 'lan-2': '10.77.2.1' } as const;

/** Each a switch with a subnet of its own. */
export const NETWORKS = { lan: '10.77.1.0/24', 'lan-2': '10.77.2.0/24' } as const;

/** Two agents of three stand on the left, at `lan`, the third on the right, at `lan-2`. */
export function planAgents(count: number): Place[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / 3);
    return index % 3 === 2 ? onTheRight(round + 1) : onTheLeft(2 * round + (index % 3) + 1);
  });
}

function onTheLeft(number: number): Place {
  const address = `10.77.1.${10 + number}/24`;
  return { name: `left-${number}`, bridge: 'lan', address, operator: OPERATOR.lan };
}

function onTheRight(number: number): Place {
  const address = `10.77.2.${10 + number}/24`;
  return { name: `right-${number}`, bridge: 'lan-2', address, operator: OPERATOR['lan-2'] };
}
