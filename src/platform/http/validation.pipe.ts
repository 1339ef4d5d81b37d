import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { AppError, type FieldProblem } from '../../kernel/app-error.js';
import { toFieldProblems } from './field-problems.js';

const placeOf: Readonly<Partial<Record<ArgumentMetadata['type'], FieldProblem['in']>>> = {
  param: 'path',
  query: 'query',
};

/**
 * Bodies, queries and path parameters against their DTO: unknown keys are refused, every field at fault
 * is reported, and nothing of the input is echoed.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: false,
      exceptionFactory: (errors) => invalid(toFieldProblems(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      const place = placeOf[metadata.type];
      const faults = error instanceof AppError ? error.particulars.errors : undefined;
      if (place === undefined || faults === undefined) throw error;
      throw invalid(faults.map((fault) => ({ in: place, ...fault })));
    }
  }
}

function invalid(errors: readonly FieldProblem[]): AppError {
  return new AppError('validation-failed', 'One or more fields are invalid.', { errors });
}
