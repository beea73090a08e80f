export interface Forecast {
  probability: number;
  came: boolean;
}

export interface Bin {
  from: number;
  to: number;
  count: number;
  /** Mean probability said, and share that came true. */
  said: number;
  came: number;
}

/** Forecasts in ten bins of equal width: a reliability plot as numbers. */
export function reliability(forecasts: readonly Forecast[], bins = 10): Bin[] {
  return Array.from({ length: bins }, (_, i) => {
    const inside = forecasts.filter(({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === i);
    const mean = (of: (forecast: Forecast) => number): number => inside.reduce((sum, forecast) => sum + of(forecast), 0) / Math.max(1, inside.length);
    return { from: i / bins, to: (i + 1) / bins, count: inside.length, said: mean(({ probability }) => probability), came: mean(({ came }) => Number(came)) };
  });
}

/** Expected calibration error: the distance between said and came, weighted by bin (Guo et al., "On calibration of modern neural networks", 2017). */
export function calibrationError(forecasts: readonly Forecast[]): number {
  return reliability(forecasts).reduce((sum, { count, said, came }) => sum + (count / Math.max(1, forecasts.length)) * Math.abs(said - came), 0);
}
