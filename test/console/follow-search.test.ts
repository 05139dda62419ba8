import { ApiError, type Schemas, type StreamEvent } from '#client/index.js';
import { eventually } from '#testing/eventually.js';
import { followSearch } from '../../apps/console/src/fleet/follow-search.js';

type Search = Schemas['Search'];

const searchOf = (id: string, state: Search['state']): Search => ({ id, state }) as Search;

const failure = (status: number, code: string): ApiError =>
  new ApiError({ kind: 'refused', code, title: code, detail: code, status });

/** What is told of searches, where the API answers these one after the other. */
function following(...answers: readonly (Search | ApiError | Promise<Search>)[]): {
  readonly told: (string | undefined)[];
  readonly say: (event: object) => void;
  readonly stop: () => void;
} {
  const told: (string | undefined)[] = [];
  const waiting = [...answers];
  let say: (event: StreamEvent) => void = () => undefined;
  const fleet = { onEvent: (listener: typeof say) => ((say = listener), () => undefined) };
  const read = async (): Promise<Search> => {
    const answer = await waiting.shift();
    if (answer instanceof ApiError) throw answer;
    return answer ?? Promise.reject(new Error('nobody should ask any more'));
  };
  const stop = followSearch(fleet, read, (search) => told.push(search?.id), 1);
  return { told, say: (event) => say(event as StreamEvent), stop };
}

describe('the search that runs', () => {
  it('is looked for at once, and again where that failed for the moment', async () => {
    const { told, stop } = following(failure(503, 'broker-away'), searchOf('a', 'running'));
    await eventually('it is told', () => Promise.resolve(told.length === 1));
    expect(told).toEqual(['a']);
    stop();
  });

  it('is none where none has been heard of', async () => {
    const { told, stop } = following(failure(404, 'unknown-search'));
    await eventually('that is told', () => Promise.resolve(told.length === 1));
    expect(told).toEqual([undefined]);
    stop();
  });

  it('is the one that the stream told, and not the one that was asked for before that', async () => {
    let answer: (search: Search) => void = () => undefined;
    const late = new Promise<Search>((resolve) => (answer = resolve));
    const { told, say, stop } = following(late, searchOf('c', 'finished'));
    say({ type: 'search.started', data: searchOf('b', 'running') });
    answer(searchOf('a', 'finished'));
    say({ type: 'snapshot', data: {} });
    await eventually('the next look is told', () => Promise.resolve(told.length >= 2));
    expect(told).toEqual(['b', 'c']);
    stop();
  });
});
