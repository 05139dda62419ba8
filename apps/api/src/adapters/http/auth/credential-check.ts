import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Refusals } from '#runtime/refusals.js';
import type { Principal } from '../../../domain/access/principal.js';
import type { Authenticator } from '../../access/authenticator.js';
import type { JoinTokens } from '../../access/join-tokens.js';
import type { FailedTokens } from './failed-tokens.js';
import type { GivenCredential } from './given-credential.js';

/** For whoever comes with a join token that is good for nothing. */
export const JOIN_ADVICE = { advice: 'Make a fresh one with "rollcall agent install-command".' };

/** Says whom a credential belongs to, and counts the wrong ones by the address that they come from. */
export class CredentialCheck {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly failed: FailedTokens,
    private readonly joinTokens: JoinTokens,
    private readonly refusals: Refusals,
  ) {}

  /** Throws `unauthenticated` for a wrong one, `too-many` after many of them. */
  async check(given: GivenCredential, address: string): Promise<Principal> {
    switch (given.kind) {
      case 'bearer':
        return this.token(given.token, address);
      case 'basic':
        // A token where a password is asked for: its bearer need not be a user.
        return (
          this.authenticator.byToken(given.password) ?? this.password(given.user, given.password, address)
        );
      case 'session':
        return this.session(given.value);
    }
  }

  /** The same for a token alone. */
  token(token: string, address: string): Principal {
    // First: somebody else's mistakes at the same address must not lock the operator out.
    const principal = this.authenticator.byToken(token);
    if (principal) return principal;
    this.refuseIfBlocked(address);
    throw this.wrong('http-wrong-token', 'The token is not a right one.', address);
  }

  /** The same for the secret of a join token, whose bearer is nobody yet. */
  joinToken(secret: string, address: string): void {
    if (this.joinTokens.isGood(secret)) return;
    this.refuseIfBlocked(address);
    const detail = 'The join token is not a right one, or is used up or too old.';
    throw this.wrong('http-wrong-join-token', detail, address, JOIN_ADVICE);
  }

  /** The same for a user's name and password. To check one takes a while, so wrong ones block before. */
  async password(user: string, password: string, address: string): Promise<Principal> {
    this.refuseIfBlocked(address);
    const principal = password === '' ? undefined : await this.authenticator.byPassword(user, password);
    if (principal) return principal;
    throw this.wrong('http-wrong-password', 'User and password do not fit together.', address);
  }

  /** Counts something else that was to say who somebody is and does not, such as a link that is spent. */
  refuseIfBlocked(address: string): void {
    if (!this.failed.isBlocked(address)) return;
    throw new RollcallError('too-many', 'Too many wrong tokens or passwords came from this address.');
  }

  count(kind: string, address: string): void {
    this.failed.add(address);
    this.refusals.refuse(kind, { address });
  }

  private wrong(kind: string, detail: string, address: string, more = {}): RollcallError {
    this.count(kind, address);
    return new RollcallError('unauthenticated', detail, more);
  }

  /** Nobody guesses 256 bits: a wrong one is of a session that has ended, and its browser means no harm. */
  private session(value: string): Principal {
    const principal = this.authenticator.bySession(value);
    if (principal) return principal;
    throw new RollcallError('unauthenticated', 'The session has ended.', { advice: 'Sign in again.' });
  }
}
