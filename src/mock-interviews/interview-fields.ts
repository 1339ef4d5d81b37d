import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsUUID,
  ValidateBy,
} from 'class-validator';
import { isInstant } from '../kernel/instant.js';
import { CanBeAbsent } from '../platform/http/fields.js';

const mostTimes = 5;

/** One to five instants. */
export function AreStarts(): PropertyDecorator {
  return applyDecorators(
    IsArray({ message: 'must be a list' }),
    ArrayMinSize(1, { message: 'must have an entry' }),
    ArrayMaxSize(mostTimes, { message: `must have at most ${mostTimes} entries` }),
    ValidateBy(
      {
        name: 'areInstants',
        validator: {
          validate: isInstant,
          defaultMessage: () => 'must hold RFC 3339 instants with an offset, from 1970 on',
        },
      },
      { each: true },
    ),
    ApiProperty({
      type: 'array',
      minItems: 1,
      maxItems: mostTimes,
      items: { type: 'string', format: 'date-time', maxLength: 40 },
      example: ['2026-11-24T09:30:00.000Z', '2026-11-25T17:00:00.000+01:00'],
    }),
  );
}

/** Ids, none of them twice, that may be left out. */
export function AreIds(most: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown =>
      Array.isArray(value)
        ? value.map((each: unknown) => (typeof each === 'string' ? each.toLowerCase() : each))
        : value,
    ),
    CanBeAbsent(),
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(most, { message: `must have at most ${most} entries` }),
    ArrayUnique({ message: 'must not name anything twice' }),
    IsUUID('all', { each: true, message: 'must hold UUIDs' }),
    ApiProperty({
      type: 'array',
      required: false,
      default: [],
      maxItems: most,
      uniqueItems: true,
      items: { type: 'string', format: 'uuid', maxLength: 36 },
    }),
  );
}
