/**
 * What a film of a take is called in a folder of that take, and by its timelines: `cam-1.mp4`, `cam-1.part2.mp4` … `part`
 * counts from 1. An id has no dot, so that no two are called the same.
 */
export function filmFile(cameraId: string, part: number): string {
  return part === 1 ? `${cameraId}.mp4` : `${cameraId}.part${part}.mp4`;
}
