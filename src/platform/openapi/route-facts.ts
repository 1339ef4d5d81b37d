import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { publicKey, rolesKey } from '../http/access.js';
import { sendsEtagKey } from '../http/versioned.interceptor.js';

/** What decorators say about a route that OpenAPI generation does not look at. */
export interface RouteFacts {
  readonly isPublic: boolean;
  readonly sendsEtag: boolean;
}

/** The facts of every controller method by its name, which is the operationId. */
export function collectRouteFacts(app: INestApplicationContext): ReadonlyMap<string, RouteFacts> {
  const controllers = Array.from(app.get(ModulesContainer).values()).flatMap((module) =>
    Array.from(module.controllers.values()),
  );
  return new Map(controllers.flatMap(({ metatype }) => (metatype ? factsOf(metatype) : [])));
}

function factsOf(controller: object): (readonly [string, RouteFacts])[] {
  const prototype: unknown = Reflect.get(controller, 'prototype');
  if (typeof prototype !== 'object' || prototype === null) return [];
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method: unknown = Reflect.get(prototype, name);
    if (typeof method !== 'function') return [];
    // As the guard reads it: what a method says about itself stands alone.
    const speaksForItself = [publicKey, rolesKey].some((key) => Reflect.hasMetadata(key, method));
    const isPublic = Reflect.hasMetadata(publicKey, speaksForItself ? method : controller);
    return [[name, { isPublic, sendsEtag: Reflect.hasMetadata(sendsEtagKey, method) }] as const];
  });
}
