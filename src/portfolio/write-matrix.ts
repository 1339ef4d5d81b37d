import type { Format } from '../platform/http/formats.js';
import type { MatrixResponse } from './matrix.dto.js';
import { writeMatrixCsv } from './write-matrix-csv.js';
import { writeMatrixMarkdown } from './write-matrix-markdown.js';

/** A matrix as it is asked for: data unless as a table or as text. */
export function writeMatrix(matrix: MatrixResponse, format: Format): MatrixResponse | string {
  if (format === 'csv') return writeMatrixCsv(matrix);
  return format === 'markdown' ? writeMatrixMarkdown(matrix) : matrix;
}
