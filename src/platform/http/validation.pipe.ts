import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { AppError, type FieldProblem } from '../../kernel/app-error.js';
import { pointTo } from '../../kernel/json-pointer.js';

/**
 * Bodies, queries and path parameters against their DTO: unknown keys are refused, every fault is
 * reported, and nothing of the input is echoed.
 */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: false,
      exceptionFactory: (errors) =>
        new AppError('validation-failed', 'One or more fields are invalid.', {
          errors: toFieldProblems(errors),
        }),
    });
  }
}

/** Every fault of class-validator, as pointers into the input. */
export function toFieldProblems(errors: readonly ValidationError[], parent = '#'): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = pointTo(parent, error.property);
    const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
      pointer,
      code: toCode(constraint),
      detail: toDetail(constraint, message, error.property),
    }));
    return [...own, ...toFieldProblems(error.children ?? [], pointer)];
  });
}

/** `isInt` → `is-int`, `whitelistValidation` → `unknown-field`. */
function toCode(constraint: string): string {
  if (constraint === 'whitelistValidation') return 'unknown-field';
  return constraint.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

function toDetail(constraint: string, message: string, property: string): string {
  if (constraint === 'whitelistValidation') return 'There is no such field here.';
  // class-validator starts with the property, which the pointer names already.
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
