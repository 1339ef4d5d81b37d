import { Module } from '@nestjs/common';

/** Projects of several weeks: which milestone is open, what may go wrong, what is shown at the end. */
@Module({})
export class CapstonesModule {}
