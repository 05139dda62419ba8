import type { AclRule } from '#contracts/topics/acl.js';
import { mayUseClientId, principalOf, type OperatorUsers, type SignedIn } from './principal.js';
import { refusePublication, type Publication } from './publication.js';
import { quoted } from './quoted.js';
import { Refusal } from './refusal.js';

/** What a CONNECT asks for, the password aside. */
export interface ConnectRequest {
  readonly user: string | undefined;
  readonly clientId: string;
  readonly clean: boolean;
  /** 0 asks never to be missed. */
  readonly keepaliveSeconds: number;
  readonly will: Publication | undefined;
}

/** What the token says that came as the password: the operator signed it, and it has not expired. */
export interface Presented {
  readonly user: string;
  readonly clientId: string;
  readonly enrolment: string;
  readonly acl: readonly AclRule[];
}

export interface AdmissionRules {
  readonly operators: OperatorUsers;
  readonly keepaliveSeconds: number;
  readonly payloadBytes: number;
  /** Whether it still counts: nobody was revoked since. */
  readonly isEnrolled: (user: string, enrolment: string) => boolean;
}

/** Who it is that connects, or why not. The token comes first: before it, nothing is told. */
export function admit(
  request: ConnectRequest,
  presented: Presented | undefined,
  rules: AdmissionRules,
): SignedIn | Refusal {
  const signedIn = identify(request, presented, rules);
  if (signedIn instanceof Refusal) return signedIn;
  const { will } = request;
  return (
    refuseSession(request, rules) ??
    (will && refusePublication(signedIn, will, rules.payloadBytes)) ??
    signedIn
  );
}

function identify(
  { user, clientId }: ConnectRequest,
  presented: Presented | undefined,
  { operators, isEnrolled }: AdmissionRules,
): SignedIn | Refusal {
  const principal = user === undefined ? undefined : principalOf(user, operators);
  if (user === undefined || !principal)
    return new Refusal('unknown-user', `nobody is called ${quoted(user ?? '')}`);
  if (presented?.user !== user)
    return new Refusal('wrong-password', `the password is no token of the operator for ${user}`);
  if (presented.clientId !== clientId || !mayUseClientId(principal, user, clientId)) {
    return new Refusal('client-id', `${user} may not use the client id ${quoted(clientId)}`);
  }
  return isEnrolled(user, presented.enrolment) ? { principal, acl: presented.acl } : notEnrolled(user);
}

export function notEnrolled(user: string): Refusal {
  return new Refusal(
    'not-enrolled',
    `${user} is not enrolled by this token, or no longer: it has to join anew`,
  );
}

function refuseSession(request: ConnectRequest, rules: AdmissionRules): Refusal | undefined {
  if (!request.clean) {
    return new Refusal(
      'persistent-session',
      'only clean sessions are served: the broker keeps no queue for the absent',
    );
  }
  const { keepaliveSeconds: asked } = request;
  if (asked >= 1 && asked <= rules.keepaliveSeconds) return undefined;
  return new Refusal('keepalive', `a keepalive of ${asked} s is not from 1 to ${rules.keepaliveSeconds} s`);
}
