/** A page of metrics as its reader takes it: each series, with its labels in order, and its value. */
export function seriesIn(text: string): Map<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const [, name = '', labels = '', value] = /^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (value === undefined) throw new Error(`this is no sample: ${line}`);
    const sorted = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([each]) => each).sort();
    series.set(sorted.length > 0 ? `${name}{${sorted.join()}}` : name, Number(value));
  }
  return series;
}
