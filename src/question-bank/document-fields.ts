import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isText } from '../platform/http/fields.js';
import { questionKinds } from './domain/question-content.js';

/** Composites for the fields of a bank document. */

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const namePattern = /^[a-z][a-z0-9_]{0,79}$/u;
const mostAssumptions = 60;
/** What is counted or measured anywhere is smaller, and so are its products. */
const largestNumber = 1e30;

interface Count {
  min: number;
  max: number;
}

/** Lower-case words with single hyphens: what a document calls its things by. */
export function IsSlug(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isSlug',
      validator: {
        validate: isSlug,
        defaultMessage: () => 'must be lower-case words with single hyphens, at most 80 characters',
      },
    }),
    ApiProperty({ minLength: 1, maxLength: 80, pattern: slugPattern.source }),
  );
}

/** Different slugs, in an order that may matter. */
export function IsSlugList({ min, max }: Count): PropertyDecorator {
  return applyDecorators(
    isList({ min, max }),
    ArrayUnique({ message: 'must not name anything twice' }),
    ValidateBy({
      name: 'isSlug',
      validator: {
        validate: (value: unknown) => !Array.isArray(value) || value.every(isSlug),
        defaultMessage: () => 'must hold lower-case words with single hyphens',
      },
    }),
    ApiProperty({
      minItems: min,
      maxItems: max,
      items: { type: 'string', maxLength: 80, pattern: slugPattern.source },
    }),
  );
}

/** Several texts, each of `length.min`..`length.max` characters. */
export function IsTextList(count: Count, length: Count): PropertyDecorator {
  return applyDecorators(
    isList(count),
    ValidateBy({
      name: 'isText',
      validator: {
        validate: (value: unknown) =>
          !Array.isArray(value) || value.every((each) => isText(each, length)),
        defaultMessage: () =>
          `must hold texts of ${length.min} to ${length.max} characters without control characters`,
      },
    }),
    ApiProperty({
      minItems: count.min,
      maxItems: count.max,
      items: { type: 'string', minLength: length.min, maxLength: length.max },
    }),
  );
}

/** Several objects of a class. `IsObject` is there for `[[]]`, which nested validation lets pass. */
export function IsListOf(type: () => new () => object, { min, max }: Count): PropertyDecorator {
  return applyDecorators(
    isList({ min, max }),
    IsObject({ each: true, message: 'must hold objects' }),
    ValidateNested({ each: true }),
    Type(type),
    ApiProperty({ minItems: min, maxItems: max }),
  );
}

/** One object of a class. */
export function IsPart(type: () => new () => object): PropertyDecorator {
  return applyDecorators(IsObject({ message: 'must be an object' }), ValidateNested(), Type(type));
}

/** One of a few words. */
export function IsOneOf(choices: readonly string[]): PropertyDecorator {
  return applyDecorators(
    IsIn(choices, { message: `must be one of ${choices.join(', ')}` }),
    ApiProperty({ enum: choices }),
  );
}

/** The sort of a question in a response; null while it has none. */
export function ShowsQuestionKind(): PropertyDecorator {
  return ApiProperty({ type: String, enum: questionKinds, nullable: true });
}

/** A name that formulas can use. */
export function IsVariableName(): PropertyDecorator {
  return applyDecorators(
    Matches(namePattern, { message: 'must be a name such as reads_per_second' }),
    ApiProperty({ maxLength: 80, pattern: namePattern.source }),
  );
}

/** A number that formulas can be computed with. */
export function IsAnyNumber(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isNumber',
      validator: {
        validate: isNumber,
        defaultMessage: () => 'must be a number of up to 1e30',
      },
    }),
    ApiProperty({ type: 'number', minimum: -largestNumber, maximum: largestNumber }),
  );
}

/** Numbers by the names that formulas use. */
export function IsAssumptions(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isAssumptions',
      validator: {
        validate: isAssumptions,
        defaultMessage: () =>
          `must give numbers of up to 1e30 to at most ${mostAssumptions} names such as reads_per_second`,
      },
    }),
    ApiProperty({
      type: 'object',
      additionalProperties: { type: 'number', minimum: -largestNumber, maximum: largestNumber },
      maxProperties: mostAssumptions,
    }),
  );
}

function isList({ min, max }: Count): PropertyDecorator {
  return applyDecorators(
    IsArray({ message: 'must be a list' }),
    ArrayMinSize(min, {
      message: min === 1 ? 'must have an entry' : `must have at least ${min} entries`,
    }),
    ArrayMaxSize(max, { message: `must have at most ${max} entries` }),
  );
}

function isSlug(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 80 && slugPattern.test(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= largestNumber;
}

function isAssumptions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= mostAssumptions &&
    entries.every(([name, number]) => namePattern.test(name) && isNumber(number))
  );
}
