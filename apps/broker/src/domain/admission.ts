import { mayUseClientId, principalOf, type OperatorUsers, type Principal } from './principal.js';
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

export interface AdmissionRules {
  readonly operators: OperatorUsers;
  readonly keepaliveSeconds: number;
  readonly payloadBytes: number;
  /** Compares in constant time. */
  readonly isPasswordOf: (user: string) => boolean;
}

/** Who it is that connects, or why not. The password comes first: before it, nothing is told. */
export function admit(request: ConnectRequest, rules: AdmissionRules): Principal | Refusal {
  const { user, clientId, will } = request;
  const principal = user === undefined ? undefined : principalOf(user, rules.operators);
  if (user === undefined || !principal)
    return new Refusal('unknown-user', `nobody is called ${quoted(user ?? '')}`);
  if (!rules.isPasswordOf(user)) return new Refusal('wrong-password', `the password is not that of ${user}`);
  if (!mayUseClientId(principal, user, clientId)) {
    return new Refusal('client-id', `${user} may not use the client id ${quoted(clientId)}`);
  }
  return (
    refuseSession(request, rules) ??
    (will && refusePublication(principal, will, rules.payloadBytes)) ??
    principal
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
