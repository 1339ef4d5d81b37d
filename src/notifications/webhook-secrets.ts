import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../platform/config/app-config.js';

const algorithm = 'aes-256-gcm';
const secretBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** A secret in the clear, to be told once, and as it is kept. */
export interface NewSecret {
  readonly secret: string;
  readonly sealed: Buffer;
}

/**
 * The secrets that webhooks are signed with. They cannot be kept as hashes, since they sign; they are kept
 * encrypted under a key that is not in the database, each bound to its webhook.
 */
@Injectable()
export class WebhookSecrets {
  private readonly key: Buffer;

  constructor(config: AppConfig) {
    const { appSecret } = config.secrets;
    this.key = Buffer.from(hkdfSync('sha256', appSecret, '', 'webhook secrets', 32));
  }

  /** In the form of Standard Webhooks. */
  make(webhookId: string): NewSecret {
    const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`;
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, this.key, iv).setAAD(Buffer.from(webhookId));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return { secret, sealed: Buffer.concat([iv, cipher.getAuthTag(), text]) };
  }

  /** @returns null for what was sealed under another key, or for another webhook */
  open(webhookId: string, sealed: Buffer): string | null {
    const decipher = createDecipheriv(algorithm, this.key, sealed.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(webhookId));
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    const text = decipher.update(sealed.subarray(ivBytes + tagBytes));
    try {
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
