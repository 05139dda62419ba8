import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { InstallLineRequest } from '#contracts/http/enrolment-requests.js';
import type { NewInstallLine } from '#contracts/http/enrolment-views.js';
import type { TlsIdentity } from '#credentials/tls-identity.js';
import { lanAddress } from '#network/lan-address.js';
import { publicKeyPin } from '#network/public-key-pin.js';
import { urlHost } from '#runtime/listen.js';
import type { JoinTokens } from '../access/join-tokens.js';
import { installLine } from './install-line.js';
import type { Installer } from './installer.js';

export interface InstallLineNeeds {
  /** What the port of TLS shows; undefined where there is none. */
  readonly tls: TlsIdentity | undefined;
  /** The address that it opens at; undefined where there is none. */
  readonly secureAddress: string | undefined;
  /** 0 is one that nobody here knows. */
  readonly httpsPort: number;
  readonly installer: Installer;
}

/** Makes the lines that make a Pi a camera, each with a join token of its own. */
export class InstallLines {
  constructor(
    private readonly tokens: JoinTokens,
    private readonly needs: InstallLineNeeds,
  ) {}

  /** The only time that the line is told. Throws `network-closed` or `limit-reached`. */
  async create({ uses = 1, host }: InstallLineRequest): Promise<NewInstallLine> {
    // First: a token that nobody can use should not be.
    const place = this.place(host);
    const { id, token, expiresAt } = await this.tokens.create({ uses });
    const nodeMissing = this.needs.installer.missingNodes();
    return { line: installLine({ token, ...place }), id, uses, expiresAt, nodeMissing };
  }

  private place(host: string | undefined): { pin: string; origin: string } {
    const { tls, secureAddress, httpsPort } = this.needs;
    if (!tls || secureAddress === undefined)
      throw new RollcallError('network-closed', 'The API listens on this host alone.');
    if (httpsPort === 0)
      throw new RollcallError('network-closed', 'The API has taken a port of TLS that it was not told.', {
        advice: 'Set ROLLCALL_HTTPS_PORT to one port, and start Rollcall again.',
      });
    const address = host ?? lanAddress(secureAddress);
    if (address === undefined)
      throw new RollcallError('network-closed', 'This host has no network at the moment.', {
        advice: 'Connect it, or name the address that it will have.',
      });
    return { pin: publicKeyPin(tls.cert), origin: `https://${urlHost(address)}:${httpsPort}` };
  }
}
