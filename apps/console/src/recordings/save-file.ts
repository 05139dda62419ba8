/** The browser may read what it is given long after the click; there is no event for it. */
const FORGET_MS = 60_000;

/** Hands a file to the browser, as if a link to it had been clicked. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  clickLink(url, name);
  window.setTimeout(() => URL.revokeObjectURL(url), FORGET_MS);
}

/** Has the browser download by itself. */
export function clickLink(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** The name in a Content-Disposition of the API (RFC 6266). */
export function offeredName(headers: Headers): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(headers.get('content-disposition') ?? '')?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}
