import { createContext, use } from 'react';
import type { Session } from './use-session.js';

const RANKS = ['viewer', 'operator', 'admin'] as const;

const Context = createContext<Session | undefined>(undefined);

export const SessionProvider = Context.Provider;

/** Who reaches the API; undefined of an older one, which does not tell. */
export function useReach(): Session['reach'] | undefined {
  return use(Context)?.reach;
}

/** Whether who looks may do what this role may: what may not be done is not offered. */
export function useMay(role: Session['role']): boolean {
  const session = use(Context);
  return session !== undefined && RANKS.indexOf(session.role) >= RANKS.indexOf(role);
}
