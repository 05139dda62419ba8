import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { readFrameNumber } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { launchChromium } from '#testing/chromium.js';

/** A page with a video element in a real browser, fed by a server on loopback. */
export class BrowserPlayer {
  private constructor(
    private readonly server: Server,
    private readonly files: Map<string, Uint8Array>,
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async start(): Promise<BrowserPlayer> {
    const page = await readFile(new URL('player-page.html', import.meta.url));
    const files = new Map<string, Uint8Array>([['/', page]]);
    const server = createServer((request, response) => {
      const bytes = files.get(request.url ?? '');
      response.writeHead(bytes ? 200 : 404, {
        'content-type': request.url === '/' ? 'text/html' : 'video/mp4',
      });
      response.end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await launchChromium();
    return new BrowserPlayer(server, files, browser, await browser.newPage());
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Opens a file from a Blob; gives its duration in seconds. */
  async openFile(bytes: Uint8Array): Promise<number> {
    await this.load([bytes]);
    return this.page.evaluate<number>(`openFile('/0')`);
  }

  /** Appends the pieces through Media Source Extensions, one at a time; gives the buffered ranges in seconds. */
  async openPieces(type: string, pieces: readonly Uint8Array[]): Promise<[number, number][]> {
    await this.load(pieces);
    const paths = pieces.map((_, index) => `/${index}`);
    return this.page.evaluate<[number, number][]>(
      `openPieces(${JSON.stringify(type)}, ${JSON.stringify(paths)})`,
    );
  }

  async seekTo(seconds: number): Promise<void> {
    await this.page.evaluate(`seekTo(${seconds})`);
  }

  /** Plays to the end; gives the time it ended at. */
  async playToEnd(): Promise<number> {
    return this.page.evaluate<number>('playToEnd()');
  }

  /** The frame number in the picture that is shown. */
  async frameNumber(width: number, height: number): Promise<number | undefined> {
    const green = Buffer.from(await this.page.evaluate<string>('picture()'), 'base64');
    return readFrameNumber(green, width, width, height);
  }

  private async load(pieces: readonly Uint8Array[]): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    pieces.forEach((piece, index) => this.files.set(`/${index}`, piece));
    await this.page.goto(`http://127.0.0.1:${port}/`);
  }
}
