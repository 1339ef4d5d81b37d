import { ChartQueryDto } from '../platform/charts/chart-query.dto.js';
import { CanBeAbsent, IsDay } from '../platform/http/fields.js';
import type { CalibrationBin } from './domain/bin-calibration.js';
import type { Calibration } from './statistics.service.js';

/** Which reviews to look at. */
export class CalibrationQueryDto extends ChartQueryDto {
  /** Reviews from this study day on; without it from the first. */
  @CanBeAbsent()
  @IsDay()
  from?: string;

  /** Reviews up to this study day; without it to the last. */
  @CanBeAbsent()
  @IsDay()
  to?: string;
}

/** Reviews whose predicted recall lay in one tenth of the scale. */
export class CalibrationBinResponse {
  /** Predictions from here on, … @example 0.9 */
  from: number;
  /** … to below here; the last bin holds 1 as well. @example 1 */
  to: number;
  /** @example 98 */
  reviews: number;
  /** Mean predicted recall; null without reviews. @example 0.934 */
  predicted: number | null;
  /** The share that was recalled; null without reviews. @example 0.918 */
  actual: number | null;
}

/** How well the model knows you, over the reviews that came a day or more after the last of their card. */
export class CalibrationResponse {
  /** @example 240 */
  reviews: number;
  /** Mean predicted recall; null without reviews. @example 0.901 */
  predicted: number | null;
  /** The share that was recalled; null without reviews. @example 0.896 */
  actual: number | null;
  /** Always ten. */
  bins: CalibrationBinResponse[];
  /** As fsrs-rs evaluates a model: recent reviews weigh more, outliers are left out. @example 0.34 */
  logLoss: number | null;
  /** Differences of predicted and actual recall among like reviews; as fsrs-rs. @example 0.051 */
  rmseBins: number | null;
  /** Reviews that `logLoss` and `rmseBins` leave out. @example 12 */
  outliers: number;
}

export function toCalibrationResponse(calibration: Calibration): CalibrationResponse {
  const { comparison, bins, evaluation } = calibration;
  return {
    ...comparison,
    bins: bins.map(toBinResponse),
    logLoss: evaluation?.logLoss ?? null,
    rmseBins: evaluation?.rmseBins ?? null,
    outliers: evaluation?.outliers ?? comparison.reviews,
  };
}

function toBinResponse({
  from,
  to,
  reviews,
  predicted,
  actual,
}: CalibrationBin): CalibrationBinResponse {
  return { from, to, reviews, predicted, actual };
}
