/** Prints what was seen and what was to be seen; a miss makes the exit code 1. */
export function check(
  what: string,
  seen: number,
  limit: { readonly least?: number; readonly most: number },
): void {
  const { least, most } = limit;
  const isKept = seen <= most && seen >= (least ?? -Infinity);
  const wanted = least === undefined ? `at most ${most}` : least === most ? `${most}` : `${least} to ${most}`;
  process.stdout.write(`${isKept ? 'ok  ' : 'MISS'}  ${what}: ${seen} (${wanted})\n`);
  if (!isKept) process.exitCode = 1;
}
