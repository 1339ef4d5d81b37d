import { SetMetadata, applyDecorators, type CustomDecorator } from '@nestjs/common';

/** Roles from the least to the most trusted; each may do what those before it may. */
export const roles = ['learner', 'coach', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a personal access token may be used for. A signed-in session may do everything. */
export const scopes = ['read', 'write'] as const;
export type Scope = (typeof scopes)[number];

export const publicKey = 'access:public';
export const rolesKey = 'access:role';
export const sessionOnlyKey = 'access:session-only';
export const unguardedKey = 'access:unguarded';

/** Open to everybody. Every route carries this or `@Roles`; a route with neither is refused. */
export const Public = (): CustomDecorator => SetMetadata(publicKey, true);

/** Public, and neither identified nor limited: probes must get through when others must not. */
export const Unguarded = (): ClassDecorator & MethodDecorator =>
  applyDecorators(Public(), SetMetadata(unguardedKey, true));

/** The least role that may call this route. */
export const Roles = (least: Role): CustomDecorator => SetMetadata(rolesKey, least);

/** Closed to personal access tokens: what could widen a token's own power. */
export const SessionOnly = (): CustomDecorator => SetMetadata(sessionOnlyKey, true);
