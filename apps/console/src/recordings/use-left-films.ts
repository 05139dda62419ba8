import { useEffect, useRef } from 'react';
import { failed } from '../frame/failed.js';
import type { Films } from './film-list.js';
import { stillThere, takeLeft } from './left-films.js';
import { leftText } from './undeleted-text.js';

/** What was asked for as the page was left may still be going on. */
const SETTLE_MS = 5000;

/** Tells which films were to be deleted as the page was left, and may be there still. */
export function useLeftFilms({ films, isKnown }: Films, away: ReadonlySet<string>): void {
  const now = useRef({ films, away });
  useEffect(() => {
    now.current = { films, away };
  }, [films, away]);
  useEffect(() => {
    if (!isKnown) return;
    const timer = setTimeout(() => {
      const there = stillThere(takeLeft(), now.current.films, now.current.away);
      if (there.length > 0) failed(new Error(leftText(there)));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isKnown]);
}
