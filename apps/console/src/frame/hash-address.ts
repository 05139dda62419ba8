import { useSyncExternalStore } from 'react';

/** `/recordings?camera=cam-1` of `#/recordings?camera=cam-1`. */
function address(): string {
  return `/${window.location.hash.replace(/^#?\/?/, '')}`;
}

function path(): string {
  return address().split('?', 1)[0] ?? '/';
}

function query(): string {
  return address().slice(path().length + 1);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', `#${to}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/**
 * Where in the console one is, for wouter's Router. Its own way by hash puts the query before the hash, where it stays when
 * one goes to another page, and does not know an address whose query stands behind the path.
 */
export const useHashAddress = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, path), navigate],
  {
    searchHook: () => useSyncExternalStore(subscribe, query),
    hrefs: (href: string) => `#${href}`,
  },
);
