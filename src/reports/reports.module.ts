import { Module } from '@nestjs/common';

/** Readiness as documents: exports, and what a link shows. */
@Module({})
export class ReportsModule {}
