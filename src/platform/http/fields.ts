import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNumber,
  IsUUID,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { isDay, isInstant } from '../../kernel/instant.js';
import { isWebAddress } from '../../kernel/is-web-address.js';

/** Composites for DTO fields. Each says once what a value of this sort is, here and in OpenAPI. */

const forbiddenCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

/** Text of `min`..`max` code points that holds more than blanks and no control characters. */
export function isText(value: unknown, bounds: { min: number; max: number }): boolean {
  if (typeof value !== 'string' || forbiddenCharacters.test(value)) return false;
  const length = Array.from(value).length;
  if (length < bounds.min || length > bounds.max) return false;
  return bounds.min === 0 || value.trim() !== '';
}

/** An instant: RFC 3339 with offset. Stays text in the DTO; services make the Date. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isInstant',
      validator: {
        validate: isInstant,
        defaultMessage: () => 'must be an RFC 3339 instant with an offset, from 1970 on',
      },
    }),
    ApiProperty({ format: 'date-time', maxLength: 40, example: '2026-11-22T09:30:00.000Z' }),
  );
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isDay',
      validator: {
        validate: isDay,
        defaultMessage: () => 'must be a calendar day, YYYY-MM-DD, that exists',
      },
    }),
    ApiProperty({ format: 'date', maxLength: 10, example: '2026-11-22' }),
  );
}

/** Text counted in code points, as JSON Schema counts. With `min` ≥ 1 blanks alone do not pass. */
export function IsText(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isText',
      validator: {
        validate: (value: unknown) => isText(value, { min, max }),
        defaultMessage: () =>
          min === 0
            ? `must be text of at most ${max} characters, without control characters`
            : `must be text of ${min} to ${max} characters, not blank, without control characters`,
      },
    }),
    ApiProperty({ minLength: min, maxLength: max }),
  );
}

/** A UUID of any version, in lower or upper case. */
export function IsId(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown =>
      typeof value === 'string' ? value.toLowerCase() : value,
    ),
    IsUUID('all', { message: 'must be a UUID' }),
    ApiProperty({ format: 'uuid', maxLength: 36 }),
  );
}

/** Different ids that may be left out; not empty unless `min` is 0. */
export function IsIdList({ min, max }: { min: 0 | 1; max: number }): PropertyDecorator {
  return applyDecorators(
    CanBeAbsent(),
    Transform(({ value }: TransformFnParams): unknown =>
      Array.isArray(value)
        ? value.map((each: unknown) => (typeof each === 'string' ? each.toLowerCase() : each))
        : value,
    ),
    IsArray({ message: 'must be a list' }),
    ArrayMinSize(min, { message: 'must have an entry' }),
    ArrayMaxSize(max, { message: `must have at most ${max} entries` }),
    ArrayUnique({ message: 'must not name anything twice' }),
    IsUUID('all', { each: true, message: 'must hold UUIDs' }),
    ApiProperty({
      type: 'array',
      required: false,
      minItems: min,
      maxItems: max,
      uniqueItems: true,
      items: { type: 'string', format: 'uuid', maxLength: 36 },
    }),
  );
}

/** An address of the web that others can open, http or https, without credentials in it. */
export function IsWebUrl(max: number): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isWebUrl',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && Array.from(value).length <= max && isWebAddress(value),
        defaultMessage: () =>
          `must be a web address of at most ${max} characters, http or https, without a password in it`,
      },
    }),
    ApiProperty({ format: 'uri', maxLength: max }),
  );
}

/** A whole JSON number in a range. Strings, fractions and 1e400 do not pass. */
export function IsWhole(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    IsInt({ message: 'must be a whole number' }),
    Min(min, { message: `must be at least ${min}` }),
    Max(max, { message: `must be at most ${max}` }),
    ApiProperty({ type: 'integer', minimum: min, maximum: max }),
  );
}

/** A whole number in a query string: plain decimal digits only, neither `0x10` nor ` 5`. */
export function IsWholeParam(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown =>
      typeof value === 'string' && /^-?\d{1,9}$/u.test(value) ? Number(value) : value,
    ),
    IsWhole(min, max),
  );
}

/** A number in a query string: decimal digits, with a point or without, and nothing else. */
export function IsDecimalParam(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown =>
      typeof value === 'string' && /^-?\d{1,9}(\.\d{1,9})?$/u.test(value) ? Number(value) : value,
    ),
    IsNumber({}, { message: 'must be a number' }),
    Min(min, { message: `must be at least ${min}` }),
    Max(max, { message: `must be at most ${max}` }),
    ApiProperty({ type: 'number', minimum: min, maximum: max }),
  );
}

/** A field that may be left out but, unlike with `@IsOptional`, may not be null. */
export function CanBeAbsent(): PropertyDecorator {
  return ValidateIf((_: unknown, value: unknown) => value !== undefined);
}
