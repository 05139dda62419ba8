import type { ReactElement } from 'react';

/** Drawn on 24 by 24, as outlines unless the shape is closed and filled. */
const SHAPES = {
  list: <path d="M4 6h.01M4 12h.01M4 18h.01M9 6h11M9 12h11M9 18h11" />,
  wall: <path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z" />,
  record: <circle cx="12" cy="12" r="7" fill="currentColor" stroke="none" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="1" fill="currentColor" stroke="none" />,
  film: <path d="M4 5h16v14H4zM8 5v14M16 5v14M4 9.5h4M4 14.5h4M16 9.5h4M16 14.5h4" />,
  slate: <path d="M4 9h16v11H4zM4 9l1-5 15 1v4M9 4.5 8 9M14 4.8 13 9" />,
  pulse: <path d="M3 12h4l3-7 4 14 3-7h4" />,
  search: <path d="M15.5 15.5 21 21M17.5 10.5a7 7 0 1 1-14 0 7 7 0 0 1 14 0z" />,
  roll: <path d="M12 12 18 6M12 3a9 9 0 1 0 9 9M12 7.5a4.5 4.5 0 1 0 4.5 4.5" />,
  warning: <path d="M12 4 2.5 20h19zM12 10v4M12 17v.01" />,
  check: <path d="m5 12 5 5L20 7" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  play: <path d="M7 4v16l13-8z" fill="currentColor" stroke="none" />,
  download: <path d="M12 4v11M7 11l5 5 5-5M4 20h16" />,
  trash: <path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5" />,
  pin: <path d="M9 4h6l-1 6 4 4H6l4-4zM12 14v6" />,
  full: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />,
  picture: <path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01" />,
  light: (
    <path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.3 1 2.1h5c0-.8.4-1.6 1-2.1A6 6 0 0 0 12 3z" />
  ),
  power: <path d="M12 3v9M6.3 7.3a8 8 0 1 0 11.4 0" />,
  copy: <path d="M9 9h11v11H9zM15 9V4H4v11h5" />,
  edit: <path d="M4 20h4L19 9l-4-4L4 16zM13 7l4 4" />,
  up: <path d="M12 19V5M6 11l6-6 6 6" />,
  down: <path d="M12 5v14M6 13l6 6 6-6" />,
  plus: <path d="M12 5v14M5 12h14" />,
} as const;

export type IconName = keyof typeof SHAPES;

/** A picture beside a word, which is what a screen reader reads. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {SHAPES[name]}
    </svg>
  );
}
