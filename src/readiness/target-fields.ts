import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min } from 'class-validator';

/** Composites for the fields of a target. */

function IsFigure(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    IsNumber({}, { message: 'must be a number' }),
    Min(min, { message: `must be at least ${min}` }),
    Max(max, { message: `must be at most ${max}` }),
    ApiProperty({ type: 'number', minimum: min, maximum: max }),
  );
}

/** A share, 0..1. */
export function IsShare(): PropertyDecorator {
  return IsFigure(0, 1);
}

/** A score to pass with: neither what everybody reaches nor what nobody does. */
export function IsBar(): PropertyDecorator {
  return IsFigure(0.05, 0.95);
}

/** A weight of a skill: only how it stands to the others counts, so the bounds are wide. */
export function IsWeight(): PropertyDecorator {
  return IsFigure(0.001, 1000);
}

/** A weight of a question, which may be left out by it. */
export function IsRuleWeight(): PropertyDecorator {
  return IsFigure(0, 1000);
}
