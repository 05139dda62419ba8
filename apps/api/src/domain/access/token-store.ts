import type { Role } from '#contracts/access/role.js';

/** An API token as it is kept: what it was made of cannot be found from it. */
export interface StoredToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly lastUsedAt?: string;
  readonly hash: string;
}

/** Keeps the tokens over restarts. */
export interface TokenStore {
  /** None where nothing was kept. Rejects with a StartError for what cannot be read. */
  load(): Promise<readonly StoredToken[]>;
  /** They are kept when it resolves; rejects with an error of the catalogue. */
  save(tokens: readonly StoredToken[]): Promise<void>;
}

/** Makes secrets and knows them again. */
export interface TokenSecrets {
  /** 43 characters of base64url: 256 random bits. */
  make(): string;
  hashOf(secret: string): string;
  isOf(hash: string, secret: string): boolean;
}
