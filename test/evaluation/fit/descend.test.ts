import { describe, expect, it } from 'vitest';
import { descend, type Objective } from '../../../src/evaluation/fit/descend.js';

/** (w₀ − 3)² + (w₁ + 1)² */
const bowl: Objective = (weights, gradient) => {
  [3, -1].forEach((goal, i) => { gradient[i] = 2 * (weights[i]! - goal); });
  return (weights[0]! - 3) ** 2 + (weights[1]! + 1) ** 2;
};

describe('descend', () => {
  it('comes to the lowest point', () => {
    const [first, second] = descend(new Float64Array(2), bowl, 600);
    expect(first).toBeCloseTo(3, 1);
    expect(second).toBeCloseTo(-1, 1);
  });
  it('goes no lower than the bounds', () => {
    const [first, second] = descend(new Float64Array(2), bowl, 600, [undefined, 0]);
    expect(first).toBeCloseTo(3, 1);
    expect(second).toBe(0);
  });
  it('leaves the start as it was', () => {
    const start = new Float64Array([1, 1]);
    descend(start, bowl, 5);
    expect([...start]).toEqual([1, 1]);
  });
  it('stays where it is without steps', () => expect([...descend(new Float64Array([1, 2]), bowl, 0)]).toEqual([1, 2]));
  it('goes the same way each time', () => expect(descend(new Float64Array(2), bowl, 50)).toEqual(descend(new Float64Array(2), bowl, 50)));
});
