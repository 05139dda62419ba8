import type { Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { EnrolmentRequest, RenewalRequest } from '#contracts/http/enrolment-requests.js';
import type { Enrolment } from '#contracts/http/enrolment-views.js';
import type { Enrolments } from '../../access/enrolments.js';
import type { JoinTokens } from '../../access/join-tokens.js';
import { setJoining } from '../audit/facts.js';
import { bindingOf } from './channel.js';
import type { CredentialCheck } from './credential-check.js';

/** Lets cameras join over HTTP: counts wrong tokens by address, and tells the audit which camera it was. */
export class Joining {
  constructor(
    private readonly tokens: JoinTokens,
    private readonly enrolments: Enrolments,
    private readonly credentials: CredentialCheck,
  ) {}

  /** Throws as Enrolments does, `tls-needed`, or `too-many` after many wrong tokens. */
  async enrol(given: EnrolmentRequest, request: Request, response: Response): Promise<Enrolment> {
    const { id: camera, token } = given;
    // A socket that is closed no longer says where it led.
    const address = request.socket.remoteAddress ?? '';
    setJoining(response, { camera });
    const binding = bindingOf(request);
    try {
      setJoining(response, { camera, joinToken: this.tokens.require(token).id });
      return await this.enrolments.enrol(given, binding);
    } catch (error) {
      if (error instanceof RollcallError && error.code === 'join-token-refused') this.count(address);
      throw error;
    }
  }

  /** The same of an enrolment that is renewed. */
  async renew(
    enrolment: string,
    { proof }: RenewalRequest,
    request: Request,
    response: Response,
  ): Promise<Enrolment> {
    const binding = bindingOf(request);
    setJoining(response, { camera: this.enrolments.require(enrolment).id });
    return this.enrolments.renew(enrolment, proof, binding);
  }

  private count(address: string): void {
    this.credentials.refuseIfBlocked(address);
    this.credentials.count('http-wrong-join-token', address);
  }
}
