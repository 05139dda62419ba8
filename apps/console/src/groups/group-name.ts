const MOST = 64;

/** What is typed as the name of a group, in the letters that it may have: "Stage left" becomes "stage-left". */
export function groupNameOf(typed: string): string {
  return typed
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, MOST);
}
