import { type RefObject, useEffect, useRef } from 'react';

/** Whether what is drawn by this is on the page still: whoever waited for an answer may find that it is not. */
export function useIsHere(): RefObject<boolean> {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}
