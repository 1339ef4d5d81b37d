import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SharedLimiters } from '../platform/database/shared-limiter.js';
import { AccessTokens } from './access-tokens.js';
import { AccountCreator } from './account-creator.js';
import { AccountDataController } from './account-data.controller.js';
import { AccountExportService } from './account-export.service.js';
import { AccountPurge } from './account-purge.service.js';
import { AccountSections } from './account-sections.js';
import { AccountController } from './account.controller.js';
import { AccountEntity } from './account.entity.js';
import { AccountReader } from './account.reader.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import { AuthThrottle } from './auth-throttle.js';
import { AuthController } from './auth.controller.js';
import { Authenticator } from './authenticator.js';
import { CredentialCleanup } from './credential-cleanup.service.js';
import { CredentialInventory } from './credential-inventory.js';
import { CredentialRevoker } from './credential-revoker.js';
import { CredentialReader } from './credential.reader.js';
import { DeletionService } from './deletion.service.js';
import { DemoAccounts } from './demo-accounts.service.js';
import { DemoTokens } from './demo-tokens.js';
import { IdentityJobs } from './identity-jobs.js';
import { JwksController } from './jwks.controller.js';
import { LoginService } from './login.service.js';
import { NewPasswords } from './new-passwords.js';
import { PasswordCheck } from './password-check.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordReplacer } from './password-replacer.js';
import { PasswordResetLinkEntity } from './password-reset-link.entity.js';
import { PasswordResetService } from './password-reset.service.js';
import { PasswordController } from './password.controller.js';
import { PasswordService } from './password.service.js';
import { PersonalAccessTokenController } from './personal-access-token.controller.js';
import { PersonalAccessTokenEntity } from './personal-access-token.entity.js';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';
import { PersonalAccessTokenService } from './personal-access-token.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { RecoveryCodes } from './recovery-codes.js';
import { RecoveryRepository } from './recovery.repository.js';
import { RecoveryService } from './recovery.service.js';
import { RefreshTokens } from './refresh-tokens.js';
import { RegistrationService } from './registration.service.js';
import { ResetLinkService } from './reset-link.service.js';
import { RoleService } from './role.service.js';
import { SessionOpener } from './session-opener.js';
import { SessionRefreshService } from './session-refresh.service.js';
import { SessionController } from './session.controller.js';
import { SessionEntity } from './session.entity.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';
import { TaskAccountSection } from './task-account-section.js';
import { TokenIssuer } from './token-issuer.js';

/** Accounts, sessions, personal access tokens, roles and the profile. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AccountEntity,
      SessionEntity,
      PersonalAccessTokenEntity,
      RecoveryCodeEntity,
      PasswordResetLinkEntity,
    ]),
  ],
  controllers: [
    AuthController,
    PasswordController,
    SessionController,
    ProfileController,
    AccountDataController,
    PersonalAccessTokenController,
    AccountController,
    JwksController,
  ],
  providers: [
    AccessTokens,
    AccountCreator,
    AccountExportService,
    AccountPurge,
    AccountReader,
    AccountRepository,
    AccountSections,
    AccountService,
    Authenticator,
    AuthThrottle,
    CredentialCleanup,
    CredentialInventory,
    CredentialReader,
    CredentialRevoker,
    DeletionService,
    DemoAccounts,
    DemoTokens,
    IdentityJobs,
    LoginService,
    NewPasswords,
    PasswordCheck,
    PasswordHasher,
    PasswordReplacer,
    PasswordResetService,
    PasswordService,
    PersonalAccessTokenRepository,
    PersonalAccessTokenService,
    ProfileService,
    RecoveryCodes,
    RecoveryRepository,
    RecoveryService,
    RefreshTokens,
    RegistrationService,
    ResetLinkService,
    RoleService,
    SessionOpener,
    SessionRefreshService,
    SessionRepository,
    SessionService,
    SharedLimiters,
    TaskAccountSection,
    TokenIssuer,
  ],
  exports: [AccountPurge, AccountReader, AccountSections, Authenticator, DemoAccounts, RoleService],
})
export class IdentityModule {}
