import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import {
  publicKey,
  rolesKey,
  sessionOnlyKey,
  unguardedKey,
  type Role,
} from '../../src/platform/http/access.js';
import type { TestApp } from './test-app.js';

/** A route as its decorators describe it. */
export interface Route {
  /** `GET /v1/accounts/:id` */
  name: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With an id in the place of every parameter. */
  path: string;
  isPublic: boolean;
  isUnguarded: boolean;
  leastRole: Role | null;
  isSessionOnly: boolean;
}

const methods: Partial<Record<RequestMethod, Route['method']>> = {
  [RequestMethod.GET]: 'get',
  [RequestMethod.POST]: 'post',
  [RequestMethod.PUT]: 'put',
  [RequestMethod.PATCH]: 'patch',
  [RequestMethod.DELETE]: 'delete',
};
const anyId = '019cadc6-9a80-78a6-866c-61b24ab42a2a';

/** Every route of the running application, found the way Nest finds them. */
export function listRoutes({ app }: TestApp): Route[] {
  const scanner = new MetadataScanner();
  const controllers = new DiscoveryService(app.get(ModulesContainer)).getControllers();
  return controllers.flatMap(({ metatype }) => {
    if (metatype === null || metatype === undefined) return [];
    const prototype: unknown = Reflect.get(metatype, 'prototype');
    if (typeof prototype !== 'object' || prototype === null) return [];
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      return typeof handler === 'function' ? routesOf(metatype, handler) : [];
    });
  });
}

function routesOf(controller: object, handler: object): Route[] {
  const verb = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
  if (verb === undefined) return [];
  const method = methods[verb];
  if (method === undefined) throw new Error(`A route takes ${RequestMethod[verb]}.`);
  return pathsOf(controller).flatMap((prefix) =>
    pathsOf(handler).map((suffix) => {
      const pattern = `/${[prefix, suffix].join('/')}`.replaceAll(/\/+/gu, '/').replace(/\/$/u, '');
      return {
        name: `${method.toUpperCase()} ${pattern}`,
        method,
        path: pattern.replaceAll(/:\w+/gu, anyId),
        ...accessOf(controller, handler),
      };
    }),
  );
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata('path', target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

/** What a method says about itself stands alone, as the guard reads it. */
function accessOf(
  controller: object,
  handler: object,
): Pick<Route, 'isPublic' | 'isUnguarded' | 'leastRole' | 'isSessionOnly'> {
  const speaksForItself = [publicKey, rolesKey].some((key) => Reflect.hasMetadata(key, handler));
  const place = speaksForItself ? handler : controller;
  return {
    isPublic: Reflect.getMetadata(publicKey, place) === true,
    isUnguarded: Reflect.getMetadata(unguardedKey, place) === true,
    leastRole: (Reflect.getMetadata(rolesKey, place) as Role | undefined) ?? null,
    isSessionOnly: [handler, controller].some((each) => Reflect.hasMetadata(sessionOnlyKey, each)),
  };
}

/** The same names as the server itself has them, controllers or not. */
export function listServedRoutes({ app }: TestApp): string[] {
  const server: unknown = app.getHttpAdapter().getInstance();
  const { router } = server as { router: { stack: Layer[] } };
  const names = router.stack.flatMap(({ route }) =>
    route === undefined
      ? []
      : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
  );
  // Under the pattern for everything Nest keeps its middleware, which answers nothing.
  return names.filter((name) => !name.startsWith('HEAD ') && !name.endsWith(' {/*splat}'));
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}
