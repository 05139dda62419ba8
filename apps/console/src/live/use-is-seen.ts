import { type RefObject, useEffect, useState } from 'react';

/** Whether a part of the page can be seen: it is not scrolled away, and the tab is not hidden. */
export function useIsSeen(part: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  const [isOpen, setOpen] = useState(!document.hidden);
  useEffect(() => {
    const element = part.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), {
      rootMargin: '50px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [part]);
  useEffect(() => {
    const look = (): void => setOpen(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isNear && isOpen;
}
