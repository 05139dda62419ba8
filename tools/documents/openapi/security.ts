import type { Route } from './route.js';

export const SECURITY_SCHEMES = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: "The admin's token, which is in the file admin-token of the data folder, or an API token.",
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'rollcall-session',
    description: 'What `POST /api/v1/session` or a sign-in link gives to a browser.',
  },
  basic: {
    type: 'http',
    scheme: 'basic',
    description: 'For players: any name with a token as the password, or a user with its password.',
  },
  joinToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The secret of a join token, made by `rollcall token create`.',
  },
} as const;

/** What opens a route: one of these. */
export function securityOf({ rule, basicToo }: Route): object[] {
  if (rule === 'public') return [];
  if (rule === 'join-token') return [{ joinToken: [] }];
  return [{ token: [] }, { session: [] }, ...(basicToo ? [{ basic: [] }] : [])];
}

export function roleInWords({ rule }: Route): string {
  if (rule === 'public') return 'Open to everybody.';
  if (rule === 'join-token') return 'Needs a join token.';
  return `Needs the role ${rule}${rule === 'admin' ? '' : ' or a greater one'}.`;
}
