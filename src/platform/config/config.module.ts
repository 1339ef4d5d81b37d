import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AppConfig } from './app-config.js';
import { Ids } from './ids.js';

/** Settings, the clock and ids: what every feature may ask for. */
@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig, clock: Clock): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: AppConfig, useValue: config },
        { provide: Clock, useValue: clock },
        Ids,
      ],
      exports: [AppConfig, Clock, Ids],
    };
  }
}
