import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';

const mostValues = 20;

/** One value of such a parameter: the pattern it fits, and what that is in words. */
export interface ParamValue {
  readonly pattern: string;
  readonly says: string;
}

export const slugValue: ParamValue = { pattern: '[a-z0-9]+(?:-[a-z0-9]+)*', says: 'a slug' };

export function wordValue(words: readonly string[]): ParamValue {
  return { pattern: words.join('|'), says: `one of ${words.join(', ')}` };
}

/**
 * An optional query parameter with one value or several, comma separated: any of them matches.
 * The name may be given once only, as every other parameter.
 */
export function IsListParam(value: ParamValue): PropertyDecorator {
  const pattern = `^(?:${value.pattern})(?:,(?:${value.pattern})){0,${mostValues - 1}}$`;
  const expression = new RegExp(pattern, 'u');
  return applyDecorators(
    IsOptional(),
    ValidateBy({
      name: 'isListParam',
      validator: {
        validate: (list: unknown) =>
          typeof list === 'string' && list.length <= 1000 && expression.test(list),
        defaultMessage: () =>
          `must be given once and be ${value.says}; several are separated by commas, at most ${mostValues}`,
      },
    }),
    ApiProperty({ type: 'string', required: false, maxLength: 1000, pattern }),
  );
}

/** The values of such a parameter, null when it was not given: sorted, so that order means nothing. */
export function listParam(list: string | undefined): string[] | null {
  return list === undefined ? null : [...new Set(list.split(','))].toSorted();
}
