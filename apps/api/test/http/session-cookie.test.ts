import type { Request, Response } from 'express';
import { sessionIn, setSessionCookie } from '#api/adapters/http/auth/session-cookie.js';

function request(cookie: string, encrypted: boolean): Request {
  return { headers: { cookie }, socket: encrypted ? { encrypted } : {} } as unknown as Request;
}

function cookieSet(encrypted: boolean): string {
  const set: string[] = [];
  const response = { append: (_name: string, value: string) => set.push(value) } as unknown as Response;
  setSessionCookie(request('', encrypted), response, 'v', 60_000);
  return set.join();
}

test('over TLS the cookie is for this very host and for TLS alone', () => {
  expect(cookieSet(true)).toBe(
    '__Host-rollcall-session=v; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
  );
  expect(cookieSet(false)).toBe('rollcall-session=v; Path=/; Max-Age=60; HttpOnly; SameSite=Strict');
});

test('over TLS the name that any neighbour can set is not believed', () => {
  expect(sessionIn(request('rollcall-session=a', true))).toBeUndefined();
  expect(sessionIn(request('rollcall-session=a; __Host-rollcall-session=b', true))).toBe('b');
  expect(sessionIn(request('x=y;rollcall-session=a', false))).toBe('a');
  expect(sessionIn(request('not-rollcall-session=a', false))).toBeUndefined();
});
