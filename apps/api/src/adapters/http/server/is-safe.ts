/** RFC 9110, clause 9.2.1: whether the method asks for no change. */
export function isSafe(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
