import { useEffect, useState } from 'react';
import { useFleetStream } from '../state/fleet-context.js';
import { rollcall } from '../state/rollcall.js';
import { type Followed, NOT_YET, TakeFollower } from './take-follower.js';

/** One take with each of its cameras, kept up to date. Its component has the id as its key. */
export function useTake(id: string): Followed {
  const fleet = useFleetStream();
  const [followed, setFollowed] = useState(NOT_YET);
  useEffect(() => {
    const read = () => rollcall.call('get', '/takes/{id}', { params: { path: { id } } });
    const follower = new TakeFollower(id, read, setFollowed);
    const deaf = fleet.onEvent((event) => follower.hear(event));
    void follower.load();
    return () => {
      deaf();
      follower.close();
    };
  }, [fleet, id]);
  return followed;
}
