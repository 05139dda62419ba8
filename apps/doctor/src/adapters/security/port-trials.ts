import type { Outcome } from '../../domain/security/attempt.js';
import { tryConnect } from '../tcp/connect.js';
import { holdsCertificate } from './holds-certificate.js';
import type { Trial } from './try-out.js';

export interface OwnPorts {
  /** By which other hosts reach this one; undefined where there is no network. */
  readonly address: string | undefined;
  readonly plain: readonly number[];
  readonly secure: readonly number[];
  /** Of this host's certificate; undefined where it is no operator's. */
  readonly fingerprint: string | undefined;
  readonly signal: AbortSignal;
}

/** What other hosts reach of the operator's. */
export function portTrials(ports: OwnPorts): Trial[] {
  const { plain, secure } = ports;
  return [
    ...plain.map((port) => ({
      check: 'plain-text',
      held: `Port ${port}, which is plain text, is closed to the network`,
      open: `Port ${port}, which is plain text, is open to the network: whoever listens in reads tokens and films`,
      todo: 'Start the operator without ROLLCALL_INSECURE_LAN.',
      run: () => isOpen(ports, port),
    })),
    ...secure.map((port) => ({
      check: 'certificate',
      held: `Port ${port} shows the certificate of this host`,
      open: `Port ${port} is held by a program that shows another certificate`,
      todo: `End the program that holds port ${port}, and start the operator again.`,
      run: () => showsAnother(ports, port),
    })),
  ];
}

async function isOpen({ address, signal }: OwnPorts, port: number): Promise<Outcome> {
  if (address === undefined) return { untried: 'this host has no network' };
  return (await tryConnect(address, port, signal)) === 'open' ? 'open' : 'held';
}

async function showsAnother({ address, fingerprint, signal }: OwnPorts, port: number): Promise<Outcome> {
  if (address === undefined) return { untried: 'this host has no network' };
  if (fingerprint === undefined) return { untried: 'the data folder has no certificate' };
  if ((await tryConnect(address, port, signal)) !== 'open') return { untried: 'it is closed to the network' };
  return (await holdsCertificate({ host: address, port, fingerprint }, signal)) ? 'held' : 'open';
}
