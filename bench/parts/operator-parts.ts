import type { Rollcall } from '#testing/rollcall.js';
import type { Scene } from './scene.js';

const DEADLINE_MS = 20_000;

export type PartName = 'broker' | 'discovery' | 'api';

/** One part of the operator as a process of its own, once it says that it runs. */
export async function startPart(
  scene: Scene,
  part: PartName,
  env?: Record<string, string>,
): Promise<Rollcall> {
  const program = scene.start([part], env);
  await program.says(`Rollcall ${part} runs`, DEADLINE_MS);
  return program;
}
