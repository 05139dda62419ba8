import type { PortHolder } from './seen/host.js';

const WITH_DISCOVERY = ['discovery', 'up', 'demo'];
const EVERY_ADDRESS = '0.0.0.0';

/** Which of Rollcall's parts hold the port of the roll call on this host. */
export interface Roles {
  readonly discovery: boolean;
  readonly agent: boolean;
}

/** By their commands; where these may not be seen, by their sockets: only discovery has one at each address. */
export function rolesOf(holders: readonly PortHolder[] | undefined = []): Roles {
  const unseen = holders.filter((holder) => holder.process === undefined);
  const commands = holders.map((holder) => holder.process?.command ?? '');
  const atAddresses = unseen.filter(({ address }) => address !== EVERY_ADDRESS).length > 0;
  const everywhere = unseen.filter(({ address }) => address === EVERY_ADDRESS).length;
  return {
    discovery: commands.some((command) => WITH_DISCOVERY.includes(command)) || atAddresses,
    agent: commands.includes('agent') || everywhere > (atAddresses ? 1 : 0),
  };
}
