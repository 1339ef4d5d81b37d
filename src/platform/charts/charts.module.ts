import { Module } from '@nestjs/common';
import { ChartRenderer } from './chart-renderer.service.js';

/** Drawings of figures, for the features that offer them as SVG. */
@Module({ providers: [ChartRenderer], exports: [ChartRenderer] })
export class ChartsModule {}
