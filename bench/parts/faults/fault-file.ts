import { readFile, rename, writeFile } from 'node:fs/promises';
import { eventually } from '#testing/eventually.js';

/** The file by which a stand-in is told to fail, and the one beside it in which it tells when it did. */
export class FaultFile {
  private seen = 0;

  constructor(readonly path: string) {}

  /** It is read at any moment: whole at each of them. */
  async order(state: object): Promise<void> {
    const written = `${this.path}.written`;
    await writeFile(written, JSON.stringify(state));
    await rename(written, this.path);
  }

  /** What has struck so far is not meant by the next `struck`. */
  async forget(): Promise<void> {
    this.seen = (await this.notes()).length;
  }

  /** When this next struck, ms on this process's monotonic clock. */
  async struck(word: string): Promise<number> {
    const line = await eventually(`${word} in ${this.path}.struck`, async () =>
      (await this.notes()).slice(this.seen).find((each) => each.startsWith(`${word} `)),
    );
    return performance.now() - (Date.now() - Number(line.slice(word.length + 1)));
  }

  private async notes(): Promise<string[]> {
    const text = await readFile(`${this.path}.struck`, 'utf8').catch(() => '');
    // The last line may be half of one.
    return text.split('\n').slice(0, -1);
  }
}
