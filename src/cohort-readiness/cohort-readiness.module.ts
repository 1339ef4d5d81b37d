import { Module } from '@nestjs/common';

/** How ready the members of a cohort are, for those who coach it. */
@Module({})
export class CohortReadinessModule {}
