import { Module } from '@nestjs/common';

/** What a learner can show for each skill, and at which level it counts as shown. */
@Module({})
export class PortfolioModule {}
