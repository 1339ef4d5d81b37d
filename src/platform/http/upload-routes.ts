import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Request } from 'express';
import { uploadKey } from './uploads.js';

/**
 * Tells requests to routes that take an upload from all others. It is asked before the router, because
 * what reads JSON bodies comes before that and would take the body away.
 */
export function uploadMatcher(app: INestApplicationContext): (request: Request) => boolean {
  const controllers = Array.from(app.get(ModulesContainer).values()).flatMap((module) =>
    Array.from(module.controllers.values()),
  );
  const routes = controllers.flatMap(({ metatype }) => (metatype ? uploadRoutes(metatype) : []));
  return ({ method, path }) => routes.some((route) => route.test(`${method} ${path}`));
}

function uploadRoutes(controller: object): RegExp[] {
  const prototype: unknown = Reflect.get(controller, 'prototype');
  if (typeof prototype !== 'object' || prototype === null) return [];
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler: unknown = Reflect.get(prototype, name);
    if (typeof handler !== 'function' || !Reflect.hasMetadata(uploadKey, handler)) return [];
    const method = Reflect.getMetadata('method', handler) as RequestMethod;
    const path = `/${pathOf(controller)}/${pathOf(handler)}`.replace(/\/+$/u, '');
    return [new RegExp(`^${RequestMethod[method]} ${path.replaceAll(/:\w+/gu, '[^/]+')}/?$`, 'iu')];
  });
}

function pathOf(target: object): string {
  return String(Reflect.getMetadata('path', target));
}
