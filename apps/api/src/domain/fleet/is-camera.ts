import type { Service } from '#contracts/messages/registry.js';

export function isCamera({ kind }: Service): boolean {
  return kind === 'camera';
}
