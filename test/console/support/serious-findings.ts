import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe holds for serious or critical on a page, in words. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // As the debugger of the browser does it: the page's own policy lets no such script in.
  await page.evaluate(await readFile(AXE, 'utf8'));
  const violations = await page.evaluate<Finding[]>('axe.run().then(({ violations }) => violations)');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`,
    );
}
