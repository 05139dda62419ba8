import type { ServerResponse } from 'node:http';
import { eventually } from '#testing/eventually.js';
import { ALIVE, frame, FRAME_TICKS, initOf } from './live-film.js';
import type { ScriptedAgent } from './scripted-agent.js';

/** The live picture of a scripted agent, given a picture at a time. */
export class LiveAgent {
  /** The answers that were ever begun. */
  readonly answers: ServerResponse[] = [];
  readonly modes: (string | null)[] = [];
  private ticks = 0;

  constructor(agent: ScriptedAgent) {
    agent.media.onLive = ({ url = '' }, response) => {
      this.modes.push(new URL(url, 'http://x').searchParams.get('mode'));
      this.answers.push(response);
      this.ticks = 0;
      response.writeHead(200, { 'content-type': 'video/mp4' });
      response.write(ALIVE);
      this.init();
    };
  }

  /** The answers that are open. */
  get open(): ServerResponse[] {
    return this.answers.filter((answer) => !answer.destroyed && !answer.writableEnded);
  }

  init(name?: string): void {
    for (const answer of this.open) answer.write(initOf(name));
  }

  give(mark: number, keyFrame = false, bytes = 100): void {
    const piece = frame({ keyFrame, mark, bytes, ticks: this.ticks });
    this.ticks += FRAME_TICKS;
    for (const answer of this.open) answer.write(piece);
  }

  /** As if the agent died. */
  breakOff(): void {
    for (const answer of this.open) answer.destroy();
  }

  asked(times: number): Promise<unknown> {
    return eventually(`the agent is asked ${times} times`, () => this.answers.length === times);
  }
}
