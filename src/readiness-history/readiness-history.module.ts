import { Module } from '@nestjs/common';

/** What a score was, and why it changed. */
@Module({})
export class ReadinessHistoryModule {}
