/** What a port proves with that it is its host's; PEM. */
export interface TlsKeys {
  readonly key: string;
  readonly cert: string;
}
