import type { EnrolledAgentView } from '#contracts/http/enrolment-views.js';
import type { AddCommand } from '../command.js';
import { formatLocalTime } from '../output/local-time.js';
import { addEnd } from './end-item.js';
import { addList } from './list-items.js';

/** What an admin does with the agents that joined. */
export const addAgentFleet: AddCommand = (agent, context, finish) => {
  agent.helpCommand(false);
  addList(agent, context, finish, {
    description: 'list the cameras that joined',
    items: (api) => api.agents(),
    columns: [
      { title: 'ID', min: 10 },
      { title: 'HOST', min: 10 },
      { title: 'JOINED' },
      { title: 'BY TOKEN' },
    ],
    row,
    none: 'No camera has joined.',
  });
  addEnd(agent, context, finish, {
    verb: 'revoke',
    description: 'shut a camera out, and end the token by which it came',
    argument: ['id', 'id of the camera, as "rollcall agent ls" shows it'],
    example: 'left-3',
    end: (api, id) => api.revokeAgent(id),
  });
};

function row({ id, hostname, enrolledAt, joinToken = '-' }: EnrolledAgentView): string[] {
  return [id, hostname, formatLocalTime(enrolledAt), joinToken];
}
