/** Names an event of the run that is called `boot`. */
export function eventId(boot: string, seq: number): string {
  return `${boot}.${seq}`;
}

/** The number of the event that a reader heard last; undefined where the id is none of this run. */
export function seqOf(id: string, boot: string): number | undefined {
  if (!id.startsWith(`${boot}.`)) return undefined;
  const text = id.slice(boot.length + 1);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
