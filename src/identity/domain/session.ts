/** A signed-in device: a family of refresh tokens of which one is current. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly tokenHash: Buffer;
  readonly previousTokenHash: Buffer | null;
  /** When the previous token was exchanged for the current one. */
  readonly rotatedAt: Date | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** What the client called itself when it signed in. */
  readonly label: string;
}
