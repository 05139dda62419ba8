import { useLocation, useSearch } from 'wouter';

/** Which camera a page is about, where it is about one: `/recordings?camera=cam-1`. */
export function useCameraInAddress(): [string | undefined, (camera: string | undefined) => void] {
  const [path, navigate] = useLocation();
  const camera = new URLSearchParams(useSearch()).get('camera') ?? undefined;
  const change = (next: string | undefined): void => {
    if (next === camera) return;
    const query = next === undefined ? '' : `?${new URLSearchParams({ camera: next })}`;
    navigate(`${path}${query}`, { replace: true });
  };
  return [camera, change];
}
