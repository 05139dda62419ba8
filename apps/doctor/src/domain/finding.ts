import type { Finding, FindingGroup } from '#contracts/http/examination.js';

export type { Finding };

/** A problem without advice would leave its reader alone: the type asks for one. */
export type Found =
  | { readonly verdict: 'problem' | 'unknown'; readonly seen: string; readonly todo: string }
  | { readonly verdict: 'ok' | 'note'; readonly seen: string; readonly todo?: string };

export function finding(group: FindingGroup, check: string, found: Found): Finding {
  return { group, check, ...found };
}
