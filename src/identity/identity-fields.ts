import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { IsText } from '../platform/http/fields.js';
import { isEmail } from './domain/email.js';
import { longestPassword, shortestPassword } from './domain/password-policy.js';

/** An e-mail address. Whether it exists, nobody checks. */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isEmail',
      validator: { validate: isEmail, defaultMessage: () => 'must be an e-mail address' },
    }),
    ApiProperty({ format: 'email', minLength: 3, maxLength: 254, example: 'ada@example.org' }),
  );
}

/** A password somebody is choosing. The blocklist is a rule of the domain, told as 422. */
export function IsNewPassword(): PropertyDecorator {
  return applyDecorators(
    IsText(shortestPassword, longestPassword),
    ApiProperty({ format: 'password', example: 'brisk otters fold maps at noon' }),
  );
}

/** A password somebody has: any length that was ever possible, decomposed characters included. */
export function IsPassword(): PropertyDecorator {
  return applyDecorators(
    IsText(1, 4 * longestPassword),
    ApiProperty({ format: 'password', example: 'brisk otters fold maps at noon' }),
  );
}
