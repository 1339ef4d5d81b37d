import { ApiProperty } from '@nestjs/swagger';
import { IsText } from '../platform/http/fields.js';
import { IsEmailAddress, IsNewPassword, IsPassword } from './identity-fields.js';
import type { ResetLink } from './reset-link.service.js';

/** The password, once more, to show that it is still the holder who asks. */
export class ConfirmPasswordDto {
  /** The password of the account. */
  @IsPassword()
  password: string;
}

/** A change of password. */
export class ChangePasswordDto {
  /** The password so far. */
  @IsPassword()
  currentPassword: string;

  /** The password from now on. */
  @IsNewPassword()
  newPassword: string;
}

/** A new password by means of a recovery code. */
export class RecoverAccountDto {
  /** The e-mail address of the account. */
  @IsEmailAddress()
  email: string;

  /** One of the codes that were shown at registration; it is used up. */
  @ApiProperty({ example: '8Q2M-W9XC-4K7T-0HJD' })
  @IsText(1, 40)
  recoveryCode: string;

  /** The password from now on. */
  @IsNewPassword()
  newPassword: string;
}

/** A new password by means of a link that an admin issued. */
export class ResetPasswordDto {
  /** The token of the link; it is used up. */
  @IsText(1, 100)
  token: string;

  /** The password from now on. */
  @IsNewPassword()
  newPassword: string;
}

/** A new set of recovery codes. */
export class RecoveryCodesResponse {
  /** Ten one-time codes; those before are void. They are not shown again. */
  @ApiProperty({ type: [String], example: ['8Q2M-W9XC-4K7T-0HJD'] })
  recoveryCodes: string[];
}

/** A single-use way to set a new password. */
export class ResetLinkResponse {
  /** Give this to the holder, who sends it with a new password. It is not shown again. */
  token: string;

  /** Until when it works. */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

export function toResetLinkResponse({ token, expiresAt }: ResetLink): ResetLinkResponse {
  return { token, expiresAt: expiresAt.toISOString() };
}
