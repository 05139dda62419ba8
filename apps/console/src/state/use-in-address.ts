import { useLocation, useSearch } from 'wouter';

/** What a page is about, where its address says so: `/recordings?camera=cam-1`. */
export function useInAddress(
  key: 'camera' | 'take',
): [string | undefined, (value: string | undefined) => void] {
  const [path, navigate] = useLocation();
  const value = new URLSearchParams(useSearch()).get(key) ?? undefined;
  const change = (next: string | undefined): void => {
    if (next === value) return;
    const query = next === undefined ? '' : `?${new URLSearchParams({ [key]: next })}`;
    navigate(`${path}${query}`, { replace: true });
  };
  return [value, change];
}
