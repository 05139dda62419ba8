import { createTheme, Loader, type MantineColorsTuple, Notification } from '@mantine/core';

/** Greys of a control room: cool, and dark enough that pictures are the brightest thing on the page. */
const dark: MantineColorsTuple = [
  '#e6e9ed',
  '#c3c9d1',
  '#9aa3ae',
  '#77818d',
  '#3b434c',
  '#2b3138',
  '#1f2429',
  '#16191d',
  '#101316',
  '#0b0d0f',
];

export const theme = createTheme({
  colors: { dark },
  primaryColor: 'blue',
  primaryShade: 8,
  defaultRadius: 'sm',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // Its label says what is waited for, which a mere span may not have.
    Loader: Loader.extend({ defaultProps: { role: 'status' } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
  },
});
