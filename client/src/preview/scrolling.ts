/** What is drawn of one line of the file: its upper and lower edge on the page. */
export interface Row {
  readonly line: number;
  readonly top: number;
  readonly bottom: number;
}

interface Point {
  readonly line: number;
  readonly y: number;
}

/** The height on the page at which a line of the file stands; 3.5 is the middle of the fourth line. */
export const yAt = (rows: readonly Row[], line: number): number => between(points(rows), 'line', 'y', line);

/** The line of the file that stands at a height of the page: the inverse of `yAt`. */
export const lineAt = (rows: readonly Row[], y: number): number => between(points(rows), 'y', 'line', y);

/** Where lines and heights meet, from the top down. Parts of one line are one; a part out of its order tells nothing. */
function points(rows: readonly Row[]): Point[] {
  const found: Point[] = [{ line: 0, y: 0 }];
  for (const { line, top, bottom } of rows) {
    const last = found.at(-1)!;
    if (last.line === line + 1) found[found.length - 1] = { line: line + 1, y: bottom };
    else if (last.line <= line) found.push({ line, y: top }, { line: line + 1, y: bottom });
  }
  return found;
}

function between(points: readonly Point[], from: keyof Point, to: keyof Point, value: number): number {
  const next = points.findIndex((point) => point[from] >= value);
  if (next <= 0) return next === 0 ? points[0]![to] : points.at(-1)![to];
  const [a, b] = [points[next - 1]!, points[next]!];
  return a[to] + ((b[to] - a[to]) * (value - a[from])) / (b[from] - a[from]);
}
