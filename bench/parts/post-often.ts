import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Posts to one server again and again, each connection kept. */
export class PostOften {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(
    private readonly port: number,
    private readonly token = '',
  ) {}

  async post(
    path: string,
    body: object,
    more: Readonly<Record<string, string>> = {},
    method = 'POST',
  ): Promise<Answered> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...more };
    const sent = request({ host: '127.0.0.1', port: this.port, path, method, headers, agent: this.agent });
    sent.end(JSON.stringify(body));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, body: await text(response) };
  }

  close(): void {
    this.agent.destroy();
  }
}
