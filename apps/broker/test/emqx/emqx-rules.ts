/** A rule of the claim `acl`, as it stands in the JSON of a token. */
export interface EmqxRule {
  readonly permission: 'allow' | 'deny';
  readonly action: 'publish' | 'subscribe' | 'all';
  readonly topic: string;
  readonly qos?: readonly number[];
  readonly retain?: boolean;
}

export type EmqxAction =
  | { readonly type: 'publish'; readonly topic: string; readonly qos: number; readonly retain: boolean }
  | { readonly type: 'subscribe'; readonly topic: string; readonly qos: number };

/**
 * What EMQX decides, written anew from its documentation (Access Control List, Authorization) and not run against it: the
 * rules in their order, the first that fits decides; where none fits, other authorizers would, and `no_match = deny`.
 * `qos` absent fits all of them, `retain` counts for publications alone. A filter that is subscribed to is compared as if
 * it were a topic: so its `#` in the place of a rule's `+` fits.
 */
export function emqxAllows(rules: readonly EmqxRule[], action: EmqxAction): boolean {
  const decisive = rules.find((rule) => fits(rule, action));
  return decisive?.permission === 'allow';
}

function fits(rule: EmqxRule, action: EmqxAction): boolean {
  if (rule.action !== 'all' && rule.action !== action.type) return false;
  if (rule.qos && !rule.qos.includes(action.qos)) return false;
  if (action.type === 'publish' && rule.retain !== undefined && rule.retain !== action.retain) return false;
  return matches(action.topic.split('/'), rule.topic.split('/'));
}

function matches([word, ...words]: readonly string[], [part, ...parts]: readonly string[]): boolean {
  if (part === '#') return true;
  if (word === undefined || part === undefined) return word === part;
  return (part === '+' || part === word) && matches(words, parts);
}
