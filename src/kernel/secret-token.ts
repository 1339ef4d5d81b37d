import { crc32 } from './crc32.js';

/** What a token says about itself before anything is looked up. */
export interface SecretToken {
  /** The row that knows its hash, a UUID. */
  readonly id: string;
  /** The random part, 32 bytes in base64url. */
  readonly secret: string;
}

/**
 * `rhs` is a personal access token, `rhr` a refresh token, `rhc` the address of a calendar, `rhi` an
 * invitation, `rhm` one to a mock interview, `rhp` a report that somebody shows.
 */
export type TokenPrefix = 'rhs' | 'rhr' | 'rhc' | 'rhi' | 'rhm' | 'rhp';

const pattern = /^(rh[srcimp])_([0-9a-f]{32})_([\w-]{43})_([0-9a-f]{8})$/u;

/**
 * `rhs_<id>_<secret>_<crc>`: a fixed prefix and a checksum, so that secret scanners find a leaked
 * token without asking the service, and a mistyped one costs no query.
 */
export function formatSecretToken(prefix: TokenPrefix, { id, secret }: SecretToken): string {
  const text = `${prefix}_${id.replaceAll('-', '')}_${secret}`;
  return `${text}_${crc32(text)}`;
}

/** @returns null for what this service cannot have made: another prefix or shape, a wrong checksum */
export function parseSecretToken(prefix: TokenPrefix, token: string): SecretToken | null {
  const match = pattern.exec(token);
  const [, found, hex, secret, checksum] = match ?? [];
  if (found !== prefix || hex === undefined || secret === undefined) return null;
  if (crc32(token.slice(0, -9)) !== checksum) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  return { id, secret };
}
