import type { NextFunction, Request, Response } from 'express';
import { AppError, type FieldProblem } from '../../kernel/app-error.js';
import { pointTo } from '../../kernel/json-pointer.js';
import { unknownField } from './field-problems.js';

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
  const errors: FieldProblem[] = [{ in: 'query', pointer: `#/${name}`, ...unknownField }];
  next(new AppError('validation-failed', 'One or more fields are invalid.', { errors }));
}

/** What makes a JSON value one that cannot be taken. */
export const hostileCodes = [
  'too-many-values',
  'too-deep',
  'forbidden-key',
  'number-too-large',
  'unstorable-text',
] as const;
export type HostileCode = (typeof hostileCodes)[number];

interface Fault {
  code: HostileCode;
  detail: string;
}

interface HostilePart extends Fault {
  pointer: string;
}

/** The first part of a JSON value that is too deep, too much, or cannot be stored as it is. */
export function findHostilePart(body: unknown): HostilePart | null {
  const stack: { value: unknown; pointer: string; depth: number }[] = [
    { value: body, pointer: '#', depth: 0 },
  ];
  let nodes = 0;
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    nodes += 1;
    if (nodes > mostNodes) return { pointer: '#', ...tooMany };
    const { value, pointer, depth } = entry;
    const fault = findHostilePrimitive(value);
    if (fault !== null) return { pointer, ...fault };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= deepest) return { pointer: '#', ...tooDeep };
    const keyFault = findHostileKey(value);
    if (keyFault !== null) return { pointer, ...keyFault };
    for (const [key, child] of Object.entries(value)) {
      stack.push({ value: child, pointer: pointTo(pointer, key), depth: depth + 1 });
    }
  }
  return null;
}

function findHostilePrimitive(value: unknown): Fault | null {
  if (typeof value === 'string' && !isStorable(value)) return unstorable;
  // JSON.parse makes Infinity out of 1e400, which no JSON can say again.
  return typeof value === 'number' && !Number.isFinite(value) ? unbounded : null;
}

function findHostileKey(value: object): Fault | null {
  const keys = Object.keys(value);
  if (keys.some((key) => forbiddenKeys.has(key))) return forbidden;
  return keys.every(isStorable) ? null : unstorable;
}

const tooMany: Fault = { code: 'too-many-values', detail: `has more than ${mostNodes} values` };
const tooDeep: Fault = { code: 'too-deep', detail: `is nested deeper than ${deepest} levels` };
const forbidden: Fault = { code: 'forbidden-key', detail: 'has a key that is not allowed' };
const unbounded: Fault = { code: 'number-too-large', detail: 'holds a number that is too large' };
const unstorable: Fault = {
  code: 'unstorable-text',
  detail: 'holds NUL or half of a surrogate pair',
};

/** PostgreSQL stores no NUL, and half a surrogate pair is no Unicode text. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function toError({ pointer, detail }: HostilePart): AppError {
  return new AppError('malformed-request', `The body ${detail}.`, {
    errors: [{ pointer, code: 'hostile-json', detail }],
  });
}
