import { describe, expect, it } from '@jest/globals';
import { AppConfig } from '../platform/config/app-config.js';
import { readEnv } from '../platform/config/env-variables.js';
import { WebhookSecrets } from './webhook-secrets.js';

const secretsUnder = (appSecret: Buffer): WebhookSecrets =>
  new WebhookSecrets(
    new AppConfig(readEnv({}), { appSecret, signingKeys: [] }, { url: '', isEmbedded: false }),
  );
const webhookId = '019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34';
const secrets = secretsUnder(Buffer.alloc(32, 1));

describe('WebhookSecrets', () => {
  it('opens what it sealed, which is never twice the same', () => {
    const one = secrets.make(webhookId);
    const other = secrets.make(webhookId);
    expect(one.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
    expect(secrets.open(webhookId, one.sealed)).toBe(one.secret);
    expect(one.secret).not.toBe(other.secret);
    expect(one.sealed.subarray(0, 12)).not.toEqual(other.sealed.subarray(0, 12));
  });

  it('opens nothing that was sealed for another webhook, under another key, or was changed', () => {
    const { sealed } = secrets.make(webhookId);
    expect(secrets.open(webhookId.replace('019', '018'), sealed)).toBeNull();
    expect(secretsUnder(Buffer.alloc(32, 2)).open(webhookId, sealed)).toBeNull();
    for (const place of [0, 12, 28, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(secrets.open(webhookId, changed)).toBeNull();
    }
  });
});
