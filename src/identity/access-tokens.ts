import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SignJWT, errors, importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Ids } from '../platform/config/ids.js';

/** What an access token says: who, and through which session. Never what they may do. */
export interface AccessClaims {
  accountId: string;
  sessionId: string;
}

/** What a token that was checked says, and until when. */
export interface VerifiedClaims extends AccessClaims {
  expiresAt: Date;
}

export const accessTokenSeconds = 15 * 60;

const algorithm = 'EdDSA';
const type = 'at+jwt';
const audience = 'rehearse';

/** The half of a signing key that everybody may know. */
export interface PublicKey {
  kty: string;
  crv: string;
  x: string;
  kid: string;
  use: 'sig';
  alg: typeof algorithm;
}

interface Keys {
  signing: { kid: string; key: CryptoKey };
  verifying: ReadonlyMap<string, CryptoKey>;
  published: readonly PublicKey[];
}

/** Short-lived access tokens, JWT in the profile of RFC 9068. */
@Injectable()
export class AccessTokens implements OnModuleInit {
  private keys: Keys;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async onModuleInit(): Promise<void> {
    this.keys = await importKeys(this.config.secrets.signingKeys);
  }

  sign({ accountId, sessionId }: AccessClaims): Promise<string> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const { kid, key } = this.keys.signing;
    return new SignJWT({ sid: sessionId, client_id: audience })
      .setProtectedHeader({ alg: algorithm, typ: type, kid })
      .setIssuer(this.config.publicUrl)
      .setAudience(audience)
      .setSubject(accountId)
      .setJti(this.ids.next())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + accessTokenSeconds)
      .sign(key);
  }

  /** @returns null for anything but a current token that one of our keys signed */
  async verify(token: string): Promise<VerifiedClaims | null> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyOf(kid), {
        algorithms: [algorithm],
        typ: type,
        issuer: this.config.publicUrl,
        audience,
        currentDate: this.clock.now(),
        requiredClaims: ['exp', 'iat'],
      });
      const { sub, sid, exp = 0 } = payload;
      if (!isUuid(sub) || !isUuid(sid)) return null;
      return { accountId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  /** The public halves, as members of a JWK set (RFC 7517 §5). */
  publicKeys(): readonly PublicKey[] {
    return this.keys.published;
  }

  /** Only by the id of a key of ours; a key inside the token's header is never looked at. */
  private keyOf(kid: string | undefined): CryptoKey {
    const key = this.keys.verifying.get(kid ?? '');
    if (key === undefined) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}

async function importKeys(jwks: readonly JWK[]): Promise<Keys> {
  const published = jwks.map(toPublicKey);
  const verifying = new Map<string, CryptoKey>();
  for (const key of published) verifying.set(key.kid, await importEdKey({ ...key }));
  const [first] = jwks;
  if (first === undefined) throw new Error('There is no key to sign access tokens with.');
  const signing = { kid: toPublicKey(first).kid, key: await importEdKey(first) };
  return { signing, verifying, published };
}

function toPublicKey({ kty = '', crv = '', x = '', kid = '' }: JWK): PublicKey {
  return { kty, crv, x, kid, use: 'sig', alg: algorithm };
}

async function importEdKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('An access token key must be asymmetric.');
  return key;
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value);
}
