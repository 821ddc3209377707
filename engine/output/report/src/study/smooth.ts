type Point = [number, number];

/** A smooth mean: at each of 60 places the local line by weighted least squares. The weights are
 *  normal with a sixth of the range as standard deviation. Nothing below eight points. */
export function smooth(points: Point[]): Point[] {
  const least = 8;
  const places = 60;
  const low = Math.min(...points.map(([x]) => x));
  const high = Math.max(...points.map(([x]) => x));
  if (points.length < least || !(high > low)) {
    return [];
  }
  const width = (high - low) / 6;
  return Array.from({ length: places + 1 }, (_, k) => {
    const at = low + ((high - low) * k) / places;
    let [sum, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
    for (const [x, y] of points) {
      const d = x - at;
      const weight = Math.exp((-0.5 * d * d) / (width * width));
      sum += weight;
      sumX += weight * d;
      sumY += weight * y;
      sumXX += weight * d * d;
      sumXY += weight * d * y;
    }
    const determinant = sum * sumXX - sumX * sumX;
    const level = determinant > 0 ? (sumXX * sumY - sumX * sumXY) / determinant : sumY / sum;
    return [at, level];
  });
}
