/** A token that a script uses in a person's name. */
export interface PersonalAccessToken {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly tokenHash: Buffer;
  readonly scopes: TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To the minute; null when never used. */
  readonly lastUsedAt: Date | null;
}

/** `read` is GET and HEAD, `write` is every other method. */
export type TokenScope = 'read' | 'write';
