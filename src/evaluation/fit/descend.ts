/** Value and gradient of what is to be made small. The gradient is written into the array given. */
export type Objective = (weights: Float64Array, gradient: Float64Array) => number;

const RATE = 0.05;
const MOMENT = 0.9;
const SECOND_MOMENT = 0.999;
const TINY = 1e-8;

/**
 * Adam over the whole data, with a falling step: deterministic, no tuning, good enough for a few dozen weights.
 * Source: Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1.
 * @param lowest smallest value of each weight, where there is one
 */
export function descend(start: Float64Array, objective: Objective, steps: number, lowest?: readonly (number | undefined)[]): Float64Array {
  const weights = start.slice();
  const gradient = new Float64Array(weights.length);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  for (let step = 1; step <= steps; step++) {
    gradient.fill(0);
    objective(weights, gradient);
    const rate = RATE * (1 - step / (steps + 1));
    for (let i = 0; i < weights.length; i++) {
      first[i] = MOMENT * first[i]! + (1 - MOMENT) * gradient[i]!;
      second[i] = SECOND_MOMENT * second[i]! + (1 - SECOND_MOMENT) * gradient[i]! ** 2;
      const move = first[i]! / (1 - MOMENT ** step) / (Math.sqrt(second[i]! / (1 - SECOND_MOMENT ** step)) + TINY);
      weights[i] = Math.max(lowest?.[i] ?? -Infinity, weights[i]! - rate * move);
    }
  }
  return weights;
}
