import { Module } from '@nestjs/common';

/** How ready a learner is for a role: targets, and the score. */
@Module({})
export class ReadinessModule {}
