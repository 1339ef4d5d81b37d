import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { AppError, type FieldProblem } from '../../kernel/app-error.js';
import { pointTo } from '../../kernel/json-pointer.js';
import { unknownField } from './field-problems.js';

/** Under this key Nest keeps which part of the request each parameter of a handler takes. */
const routeArguments = '__routeArguments__';
const bodyArgument = '3';
const queryArgument = '4';

const ignoresQueryKey = 'http:ignores-query';

/**
 * Marks a controller of addresses that people pass on: mail programs and networks add parameters of their
 * own to those, and who follows one did not write them.
 */
export const IgnoresQuery = (): ClassDecorator => SetMetadata(ignoresQueryKey, true);

/**
 * Refuses a query or a body that the handler would not even look at. DTOs refuse unknown keys; this
 * is the same promise for routes that take none.
 */
@Injectable()
export class UnexpectedInputInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const taken = takenArguments(context);
    const request = context.switchToHttp().getRequest<Request>();
    const faults = [
      ...(taken.has(queryArgument) || ignoresQuery(context)
        ? []
        : unexpected(request.query, { in: 'query' })),
      ...(taken.has(bodyArgument) ? [] : unexpected(request.body, {})),
    ];
    if (faults.length === 0) return next.handle();
    throw new AppError('validation-failed', 'One or more fields are invalid.', { errors: faults });
  }
}

function ignoresQuery(context: ExecutionContext): boolean {
  return Reflect.getMetadata(ignoresQueryKey, context.getClass()) === true;
}

function takenArguments(context: ExecutionContext): ReadonlySet<string> {
  const metadata = Reflect.getMetadata(
    routeArguments,
    context.getClass(),
    context.getHandler().name,
  ) as Record<string, unknown> | undefined;
  return new Set(Object.keys(metadata ?? {}).map((key) => key.split(':')[0] ?? ''));
}

function unexpected(input: unknown, place: Pick<FieldProblem, 'in'>): FieldProblem[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.keys(input).map((key) => ({
    ...place,
    pointer: pointTo('#', key),
    ...unknownField,
  }));
}
