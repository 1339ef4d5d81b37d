import { ApiProperty } from '@nestjs/swagger';

/** The public half of a key that signs access tokens. */
export class JwkResponse {
  /** Key type. */
  @ApiProperty({ enum: ['OKP'] })
  kty: string;

  /** Curve. */
  @ApiProperty({ enum: ['Ed25519'] })
  crv: string;

  /** The public key, base64url. */
  x: string;

  /** Id by which tokens name this key. */
  kid: string;

  /** What the key is for. */
  @ApiProperty({ enum: ['sig'] })
  use: string;

  /** Algorithm. */
  @ApiProperty({ enum: ['EdDSA'] })
  alg: string;
}

/** A JWK set (RFC 7517). */
export class JwksResponse {
  /** The keys; the first signs new tokens. */
  keys: JwkResponse[];
}
