import { createInterface } from 'node:readline';

/** What a helper can do, by name; each gives something that is JSON. */
export type Deeds<T extends object> = { readonly [Name in keyof T]: (args: T[Name]) => unknown };

/**
 * Does what a `HelperProcess` asks, line by line and one after the other, until its asker is gone: then this process ends.
 */
export async function answerAsked<T extends object>(deeds: Deeds<T>): Promise<never> {
  for await (const line of createInterface(process.stdin)) {
    const { name, args } = JSON.parse(line) as { name: keyof T; args: T[keyof T] };
    process.stdout.write(`${JSON.stringify(await outcome(deeds, name, args))}\n`);
  }
  process.exit();
}

async function outcome<T extends object, N extends keyof T>(deeds: Deeds<T>, name: N, args: T[N]) {
  try {
    return { ok: true, value: (await deeds[name](args)) ?? null };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
