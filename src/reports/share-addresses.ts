import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatSecretToken } from '../kernel/secret-token.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Ids } from '../platform/config/ids.js';
import { hashToken } from '../platform/http/token-hash.js';

/** An address that nobody can guess, and what is kept of it. */
export interface ShareAddress {
  readonly id: string;
  readonly url: string;
  readonly tokenHash: Buffer;
}

@Injectable()
export class ShareAddresses {
  constructor(
    private readonly ids: Ids,
    private readonly config: AppConfig,
  ) {}

  make(): ShareAddress {
    const id = this.ids.next();
    const token = formatSecretToken('rhp', { id, secret: randomBytes(32).toString('base64url') });
    return { id, url: `${this.config.publicUrl}/report/${token}`, tokenHash: hashToken(token) };
  }
}
