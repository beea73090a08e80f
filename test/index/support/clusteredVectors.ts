/** Unit vectors in overlapping groups, as sentence vectors are; the same for the same seed. Query seeds draw from the same groups. */
export function clusteredVectors(count: number, dimension: number, seed = 1): Float32Array[] {
  const centres = Array.from({ length: 400 }, (_, i) => direction(mulberry(i + 1000), dimension));
  const random = mulberry(seed);
  return Array.from({ length: count }, () => {
    const noise = direction(random, dimension);
    const centre = centres[Math.floor(random() * centres.length)]!;
    return unit(centre.map((value, i) => value + 0.7 * noise[i]!));
  });
}

function direction(random: () => number, dimension: number): Float32Array {
  return unit(Float32Array.from({ length: dimension }, () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Mulberry32, a small generator with a good spread. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
