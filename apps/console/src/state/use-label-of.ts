import { useFleet } from './fleet-context.js';

/** What people call a camera; its id where it is not known. */
export function useLabelOf(): (cameraId: string) => string {
  const { services } = useFleet();
  return (cameraId) => services.get(cameraId)?.label ?? cameraId;
}
