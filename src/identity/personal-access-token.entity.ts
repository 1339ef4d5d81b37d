import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonalAccessToken, TokenScope } from './domain/personal-access-token.js';

@Entity({ name: 'personal_access_token' })
export class PersonalAccessTokenEntity implements PersonalAccessToken {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'text', array: true })
  scopes: TokenScope[];

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
