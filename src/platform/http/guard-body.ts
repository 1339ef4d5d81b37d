import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../../kernel/app-error.js';
import { pointTo } from '../../kernel/json-pointer.js';

const deepest = 32;
const mostNodes = 20_000;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuse parsed JSON that would hurt what comes after it. Walks with its own stack, because deep
 * nesting overflows anything recursive, class-transformer included.
 */
export function guardBody(request: Request, _response: Response, next: NextFunction): void {
  const fault = findHostilePart(request.body);
  next(fault === null ? undefined : toError(fault));
}

/** Refuse names that every object has, which checks for unknown parameters would pass over. */
export function guardQuery(request: Request, _response: Response, next: NextFunction): void {
  const name = Object.keys(request.query).find((key) => forbiddenKeys.has(key));
  if (name === undefined) {
    next();
    return;
  }
  const detail = 'There is no such field here.';
  next(
    new AppError('validation-failed', 'One or more fields are invalid.', {
      errors: [{ pointer: `#/${name}`, code: 'unknown-field', detail }],
    }),
  );
}

interface HostilePart {
  pointer: string;
  detail: string;
}

/** The first part of a JSON value that is too deep, too much, or cannot be stored as it is. */
export function findHostilePart(body: unknown): HostilePart | null {
  const stack: { value: unknown; pointer: string; depth: number }[] = [
    { value: body, pointer: '#', depth: 0 },
  ];
  let nodes = 0;
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    nodes += 1;
    if (nodes > mostNodes) return { pointer: '#', detail: `has more than ${mostNodes} values` };
    const { value, pointer, depth } = entry;
    const fault = findHostilePrimitive(value);
    if (fault !== null) return { pointer, detail: fault };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= deepest)
      return { pointer: '#', detail: `is nested deeper than ${deepest} levels` };
    const keyFault = findHostileKey(value);
    if (keyFault !== null) return { pointer, detail: keyFault };
    for (const [key, child] of Object.entries(value)) {
      stack.push({ value: child, pointer: pointTo(pointer, key), depth: depth + 1 });
    }
  }
  return null;
}

function findHostilePrimitive(value: unknown): string | null {
  if (typeof value === 'string' && !isStorable(value)) return unstorable;
  // JSON.parse makes Infinity out of 1e400, which no JSON can say again.
  return typeof value === 'number' && !Number.isFinite(value) ? unbounded : null;
}

function findHostileKey(value: object): string | null {
  const keys = Object.keys(value);
  if (keys.some((key) => forbiddenKeys.has(key))) return 'has a key that is not allowed';
  return keys.every(isStorable) ? null : unstorable;
}

const unbounded = 'holds a number that is too large';
const unstorable = 'holds NUL or half of a surrogate pair';

/** PostgreSQL stores no NUL, and half a surrogate pair is no Unicode text. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function toError({ pointer, detail }: HostilePart): AppError {
  return new AppError('malformed-request', `The body ${detail}.`, {
    errors: [{ pointer, code: 'hostile-json', detail }],
  });
}
