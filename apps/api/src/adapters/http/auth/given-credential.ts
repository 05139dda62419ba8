import type { Request } from 'express';
import { sessionIn } from './session-cookie.js';

/** What a request carries to say who it comes from. */
export type GivenCredential =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'session'; readonly value: string };

/** The header counts before the cookie. Undefined where there is neither, or the header is none that is known here. */
export function givenCredential(request: Request): GivenCredential | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return fromHeader(authorization);
  const value = sessionIn(request);
  return value === undefined ? undefined : { kind: 'session', value };
}

function fromHeader(header: string): GivenCredential | undefined {
  const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
  if (token !== undefined) return { kind: 'bearer', token };
  const basic = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header)?.[1];
  if (basic === undefined) return undefined;
  // RFC 7617, section 2: the user has no colon, the password may.
  const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, 'base64').toString()) ?? [];
  return { kind: 'basic', user, password };
}
