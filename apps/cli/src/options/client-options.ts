import type { Command } from 'commander';

/** The flags that every command has that speaks to the API. */
export interface ClientOptions {
  readonly url?: string;
  readonly tokenFile?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

export function addClientOptions(command: Command, examples: readonly string[]): Command {
  return command
    .option('--url <url>', 'the API (ROLLCALL_URL, else http://127.0.0.1 at ROLLCALL_HTTP_PORT, else 8080)')
    .option(
      '--token-file <file>',
      'file with the token (else ROLLCALL_TOKEN, else admin-token in the data folder)',
    )
    .option('--data-dir <folder>', "the operator's data folder (ROLLCALL_DATA_DIR, else ./data)")
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', ['\nExamples:', ...examples.map((example) => `  ${example}`)].join('\n'));
}
