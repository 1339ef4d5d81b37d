import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/app-config.js';
import { dataSourceOptions } from './data-source-options.js';
import { DatabaseStatus } from './database-status.js';
import { NamedStatements } from './named-statements.js';
import { UnitOfWork } from './unit-of-work.js';

/** The connection pool and the transaction that features share. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [AppConfig],
      useFactory: (config: AppConfig) => ({
        ...dataSourceOptions(config),
        autoLoadEntities: true,
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [DatabaseStatus, NamedStatements, UnitOfWork],
  exports: [DatabaseStatus, NamedStatements, UnitOfWork],
})
export class DatabaseModule {}
