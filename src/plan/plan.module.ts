import { Module } from '@nestjs/common';

/** The programme of several weeks, and how far somebody is in it. */
@Module({})
export class PlanModule {}
