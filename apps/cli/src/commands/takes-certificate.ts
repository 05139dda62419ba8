import { fileFailure } from '#collection/file-failure.js';
import { fileExists } from '#collection/file-exists.js';
import { createFileAtomic } from '#runtime/atomic-file.js';
import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { nearPath } from '../output/near-path.js';
import { verdictLines } from '../output/take-result.js';
import { TAKE_HELP } from './takes-show.js';

interface CertificateOptions extends ClientOptions {
  readonly html?: string;
}

export const addTakeCertificate: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('certificate')
    .description('how well a take went: exit code 1 where the verdict is "fail"')
    .argument('<take>', TAKE_HELP)
    .option('--html <file>', 'write the page to read and to print, too');
  addClientOptions(command, [
    'rollcall takes certificate 4f7s2k3jq5abcdef --html walk-1.html',
    'rollcall takes certificate 4f7s2k3jq5abcdef --json | jq .verdict',
  ]).action((id: string) => {
    const options = command.optsWithGlobals<CertificateOptions>();
    return asClient(context, options, finish, (client) => certify(client, id, options.html));
  });
};

async function certify(client: Client, id: string, file: string | undefined): Promise<ExitCode> {
  const api = new TakesApi(client.rollcall);
  const certificate = await api.certificate(id);
  if (file !== undefined) await writePage(file, await api.certificatePage(id));
  if (client.json) client.output.json(certificate);
  else for (const line of verdictLines(certificate)) client.output.line(line);
  if (file !== undefined) client.output.note(`The page is in ${nearPath(file)}.`);
  return certificate.verdict === 'fail' ? EXIT.failed : EXIT.done;
}

async function writePage(file: string, page: string): Promise<void> {
  try {
    if (await createFileAtomic(file, page, 0o666)) return;
  } catch (error) {
    throw fileFailure(error, file);
  }
  throw fileExists(file);
}
