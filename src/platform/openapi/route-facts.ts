import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { publicKey, rolesKey, unguardedKey } from '../http/access.js';
import { formatsKey, type Format, type OtherFormat } from '../http/formats.js';
import { locationKey } from '../http/location.interceptor.js';
import { uploadKey, type UploadRules } from '../http/uploads.js';
import { sendsEtagKey } from '../http/versioned.interceptor.js';

/** Under this key Nest keeps what `@HttpCode` set. */
const statusKey = '__httpCode__';

/** What decorators say about a route that OpenAPI generation does not look at. */
export interface RouteFacts {
  readonly isPublic: boolean;
  readonly isUnguarded: boolean;
  readonly sendsEtag: boolean;
  /** Whether a GET is answered 304 to who has it. */
  readonly isConditional: boolean;
  readonly sendsLocation: boolean;
  /** What else than JSON it is offered as. */
  readonly otherFormats: readonly OtherFormat[];
  /** Of a route whose body is a file. */
  readonly upload: UploadRules | null;
  /** The status a controller set with `@HttpCode`, null for the usual one of the method. */
  readonly status: number | null;
}

/** A route that no decorator says anything about. */
export const noFacts: RouteFacts = {
  isPublic: false,
  isUnguarded: false,
  sendsEtag: false,
  isConditional: false,
  sendsLocation: false,
  otherFormats: [],
  upload: null,
  status: null,
};

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
    const place = speaksForItself ? method : controller;
    const status: unknown = Reflect.getMetadata(statusKey, method);
    const facts = {
      isPublic: Reflect.hasMetadata(publicKey, place),
      isUnguarded: Reflect.hasMetadata(unguardedKey, place),
      sendsEtag: Reflect.hasMetadata(sendsEtagKey, method),
      isConditional: Reflect.getMetadata(sendsEtagKey, method) === true,
      sendsLocation: Reflect.hasMetadata(locationKey, method),
      otherFormats: otherFormatsOf(method),
      upload: (Reflect.getMetadata(uploadKey, method) as UploadRules | undefined) ?? null,
      status: typeof status === 'number' ? status : null,
    };
    return [[name, facts] as const];
  });
}

function otherFormatsOf(method: object): OtherFormat[] {
  const offered = Reflect.getMetadata(formatsKey, method) as Format[] | undefined;
  return (offered ?? []).filter((format) => format !== 'json');
}
