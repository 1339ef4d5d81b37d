import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, Matches } from 'class-validator';

const localTimePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** A time of day on the wall, HH:MM. */
export function IsLocalTime(): PropertyDecorator {
  return applyDecorators(
    Matches(localTimePattern, { message: 'must be a time of day such as 19:00' }),
    ApiProperty({ type: String, pattern: localTimePattern.source, maxLength: 5, example: '19:00' }),
  );
}

/** A flag that has to be said. */
export function IsTrueOrFalse(): PropertyDecorator {
  return applyDecorators(
    IsBoolean({ message: 'must be true or false' }),
    ApiProperty({ type: Boolean }),
  );
}
