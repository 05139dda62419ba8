export interface InstallPlace {
  /** A join token. */
  readonly token: string;
  /** Of the key that answers there, as `curl --pinnedpubkey` wants it. */
  readonly pin: string;
  /** Of the operator's host by TLS, such as https://192.168.1.10:8443. */
  readonly origin: string;
}

/**
 * The line that makes a Pi a camera. The token goes through `echo`, which a shell runs itself, so it stands in no process
 * list; and a script that was not fetched, or not from the holder of that key, ends in a failure.
 */
export function installLine({ token, pin, origin }: InstallPlace): string {
  const fetch = `curl -fsSk --pinnedpubkey '${pin}' ${origin}/install/agent.sh`;
  return `{ echo 'JOIN=${token}'; ${fetch} || echo exit 1; } | sudo sh`;
}
