import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../platform/http/access.js';
import { AccessTokens } from './access-tokens.js';
import { JwksResponse } from './jwks.dto.js';

@ApiTags('Authentication')
@Public()
@Controller('.well-known/jwks.json')
export class JwksController {
  constructor(private readonly accessTokens: AccessTokens) {}

  /**
   * Get the signing keys
   *
   * The public keys with which other services can check our access tokens.
   */
  @Get()
  @Header('Cache-Control', 'public, max-age=300')
  getSigningKeys(): JwksResponse {
    return { keys: [...this.accessTokens.publicKeys()] };
  }
}
