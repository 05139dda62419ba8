import type { Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { SessionRequest } from '#contracts/http/access-requests.js';
import type { Reach, SessionView, SignInLink } from '#contracts/http/access-views.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Principal } from '../../../domain/access/principal.js';
import { SESSION_MS, type Sessions } from '../../access/sessions.js';
import { LINK_MS, type SignInLinks } from '../../access/sign-in-links.js';
import { setChanging } from '../audit/facts.js';
import { setCaller } from './caller.js';
import type { CredentialCheck } from './credential-check.js';
import { clearSessionCookie, sessionIn, setSessionCookie } from './session-cookie.js';

/** Signs browsers in and out. */
export class SignIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly links: SignInLinks,
    private readonly credentials: CredentialCheck,
    private readonly clock: Clock,
    private readonly reach: Reach,
  ) {}

  /** With a token, or a user's name and password. Throws `unauthenticated` or `too-many`. */
  async byCredential(given: SessionRequest, request: Request, response: Response): Promise<SessionView> {
    const { token, user = '', password = '' } = given;
    if (token !== undefined && given.user !== undefined) {
      throw new RollcallError(
        'invalid-request',
        'Sign in with a token, or with user and password: one of the two.',
      );
    }
    const address = request.socket.remoteAddress ?? '';
    const principal =
      token === undefined
        ? await this.credentials.password(user, password, address)
        : this.credentials.token(token, address);
    return this.begin(principal, request, response);
  }

  /** Throws `sign-in-link-spent` or `too-many`. */
  byLink(code: string, request: Request, response: Response): void {
    setChanging(response);
    const address = request.socket.remoteAddress ?? '';
    // First: a right link is no guess.
    const principal = this.links.use(code);
    if (principal) return void this.begin(principal, request, response);
    this.credentials.refuseIfBlocked(address);
    this.credentials.count('http-spent-link', address);
    throw new RollcallError('sign-in-link-spent', 'This link signs nobody in.');
  }

  link(principal: Principal): SignInLink {
    const path = `/sign-in/${this.links.create(principal)}`;
    return { path, expiresAt: new Date(this.clock.now() + LINK_MS).toISOString() };
  }

  view(principal: Principal): SessionView {
    const expiresAt = this.sessions.expiryOf(principal);
    const { name, role } = principal;
    const expiry = expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() };
    return { name, role, ...expiry, reach: this.reach };
  }

  out({ session }: Principal, request: Request, response: Response): void {
    if (session !== undefined) this.sessions.end(session);
    clearSessionCookie(request, response);
  }

  private begin(principal: Principal, request: Request, response: Response): SessionView {
    const before = this.sessions.find(sessionIn(request) ?? '')?.session;
    // The cookie that is replaced is good for nothing any more.
    if (before !== undefined) this.sessions.end(before);
    const opened = this.sessions.open(principal);
    setCaller(response, opened.principal);
    setSessionCookie(request, response, opened.value, SESSION_MS);
    return this.view(opened.principal);
  }
}
