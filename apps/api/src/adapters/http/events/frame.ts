/**
 * One server-sent event. JSON escapes line ends, so no text inside `json` can begin another event;
 * `id` and `type` are made or checked by us.
 */
export function frame(id: string | undefined, type: string, json: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${json}\n\n`;
}
