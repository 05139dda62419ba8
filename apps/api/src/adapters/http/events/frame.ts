/**
 * One server-sent event. JSON escapes line ends, so no text inside `data` can begin another event;
 * `id` and `type` are made or checked by us.
 */
export function frame(id: string, type: string, data: object): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
