import { table } from '../report/table.js';

test('the table shows least, median and most of each figure beside its limit', () => {
  const text = table([
    {
      measure: 'kill',
      failures: [],
      series: [
        {
          figure: { what: 'killed → lost', unit: 'ms', limit: { most: 5000 } },
          values: [2100.4, 5001, 12.34],
        },
        { figure: { what: 'frames', unit: 'frames', limit: { least: 299, most: 301 } }, values: [300, 301] },
        { figure: { what: 'memory', unit: 'MB' }, values: [99.96] },
      ],
    },
  ]);
  expect(text).toBe(
    [
      '| `--only` | figure        | values |   min | median |   max | unit   | limit     | kept |',
      '| -------- | ------------- | -----: | ----: | -----: | ----: | ------ | --------- | ---- |',
      '| `kill`   | killed → lost |      3 |  12.3 |   2100 |  5001 | ms     | ≤ 5000    | NO   |',
      '| `kill`   | frames        |      2 |   300 |  300.5 |   301 | frames | 299 – 301 | yes  |',
      '| `kill`   | memory        |      1 | 100.0 |  100.0 | 100.0 | MB     | –         | –    |',
      '',
    ].join('\n'),
  );
});
