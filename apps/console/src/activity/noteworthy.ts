import { isKept, type StreamEvent } from '#client/index.js';

/** Says of each event whether the journal may have something new; figures alone are nothing new. */
export function noteworthy(): (event: StreamEvent) => boolean {
  const statuses = new Map<string, string>();
  return (event) => {
    if (!isKept(event.type)) return false;
    // Those that nobody asked for come twice a minute, and are not written down.
    if (event.type === 'search.started' || event.type === 'search.finished')
      return event.data.trigger === 'request';
    if (event.type !== 'camera.status') return true;
    const { status, error } = event.data;
    const now = `${status} ${error?.code ?? ''}`;
    const before = statuses.get(event.subject);
    statuses.set(event.subject, now);
    return before !== now;
  };
}
