import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { EnvError, type Env } from './env-variables.js';
import { makeFolder } from './make-folder.js';

/** What must never be logged, sent or committed. */
export interface Secrets {
  /** Key of the HMACs that sign paging cursors and derive refresh tokens, at least 32 bytes. */
  appSecret: Buffer;
  /** Ed25519 private keys; the first signs new access tokens, all of them verify. */
  signingKeys: readonly JWK[];
}

const leastSecretBytes = 32;

/**
 * Secrets from the environment, or, outside production, from a file that is made on first start so
 * that tokens stay valid across restarts.
 *
 * @throws EnvError when a secret is missing in production, malformed or too weak
 */
export async function loadSecrets(env: Env, dataDir: string): Promise<Secrets> {
  const given = givenSecrets(env);
  if (given.appSecret !== null && given.signingKeys !== null) {
    return { appSecret: given.appSecret, signingKeys: given.signingKeys };
  }
  if (env.NODE_ENV === 'production') {
    throw new EnvError(
      'In production APP_SECRET and JWT_PRIVATE_KEYS must be set; `npm run secrets` prints a fresh pair.',
    );
  }
  const kept = await keptSecrets(dataDir);
  return {
    appSecret: given.appSecret ?? kept.appSecret,
    signingKeys: given.signingKeys ?? kept.signingKeys,
  };
}

/** A new pair, in the form in which the environment takes them. */
export async function generateSecrets(): Promise<{ APP_SECRET: string; JWT_PRIVATE_KEYS: string }> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('base64url') };
  return {
    APP_SECRET: randomBytes(leastSecretBytes).toString('base64url'),
    JWT_PRIVATE_KEYS: JSON.stringify({ keys: [jwk] }),
  };
}

function givenSecrets(env: Env): { appSecret: Buffer | null; signingKeys: readonly JWK[] | null } {
  const keys =
    env.JWT_PRIVATE_KEYS_FILE === null
      ? env.JWT_PRIVATE_KEYS
      : readSecretFile(env.JWT_PRIVATE_KEYS_FILE);
  return {
    appSecret: env.APP_SECRET === null ? null : parseAppSecret(env.APP_SECRET),
    signingKeys: keys === null ? null : parseSigningKeys(keys),
  };
}

function readSecretFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new EnvError(`JWT_PRIVATE_KEYS_FILE names a file that cannot be read: ${path}.`);
  }
}

function parseAppSecret(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  // Repeated bytes are how a placeholder looks; 16 different ones in 32 random bytes are certain.
  if (bytes.length < leastSecretBytes || new Set(bytes).size < 16) {
    throw new EnvError(
      'APP_SECRET is too weak: give at least 32 random bytes in base64url; `npm run secrets` prints one.',
    );
  }
  return bytes;
}

function parseSigningKeys(text: string): readonly JWK[] {
  const keys = parseKeySet(text);
  const usable = keys.filter(
    (key) => key.kty === 'OKP' && key.crv === 'Ed25519' && Boolean(key.d && key.kid),
  );
  if (keys.length === 0 || usable.length !== keys.length) {
    throw new EnvError(
      'JWT_PRIVATE_KEYS must be a JWK set of Ed25519 private keys, each with a kid; `npm run secrets` prints one.',
    );
  }
  return usable;
}

function parseKeySet(text: string): readonly JWK[] {
  try {
    const parsed = JSON.parse(text) as { keys?: JWK[] };
    return Array.isArray(parsed.keys) ? parsed.keys : [];
  } catch {
    return [];
  }
}

async function keptSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  if (!existsSync(path)) {
    makeFolder(dataDir);
    // Written aside and renamed, so that a crash cannot leave half a file behind.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(await generateSecrets()), { mode: 0o600 });
    renameSync(draft, path);
  }
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  return {
    appSecret: parseAppSecret(kept['APP_SECRET'] ?? ''),
    signingKeys: parseSigningKeys(kept['JWT_PRIVATE_KEYS'] ?? ''),
  };
}
