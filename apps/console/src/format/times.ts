const SECOND_MS = 1000;

/** A length as a clock shows it: 0:07, 12:30, 1:02:03. */
export function clockText(ms: number): string {
  const all = Math.max(0, Math.floor(ms / SECOND_MS));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

const STEPS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** How long ago: "just now", "12 s ago", "3 min ago". */
export function agoText(since: number, now: number): string {
  const ms = now - since;
  const step = STEPS.find(([unit]) => ms >= unit);
  return step ? `${Math.floor(ms / step[0])} ${step[1]} ago` : 'just now';
}

/** An instant in the viewer's zone, to the second; with the day unless it is today. */
export function instantText(time: string, now: number): string {
  const date = new Date(time);
  const clock = date.toLocaleTimeString();
  return date.toDateString() === new Date(now).toDateString()
    ? clock
    : `${date.toLocaleDateString()} ${clock}`;
}

/** The day in the viewer's zone, as a date input has it: 2026-11-29. */
export function dayOf(time: string): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
