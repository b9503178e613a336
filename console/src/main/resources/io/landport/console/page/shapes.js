// @ts-check
// Rivers, a lake and land borders of the places that the bundled reference data knows, for orientation. A map shows what of them is near
// its crossings.

const SHAPES = (await (await fetch("/console/map.csv")).text()).trim().split("\n").slice(1).map((line) => {
  const [kind, code, points] = line.split(",");
  return { kind, code, at: points.split(";").map((point) => point.split(" ").map(Number)) };
});

/** @param {string} kind */
const of = (kind) => SHAPES.filter((shape) => shape.kind === kind);

export const RIVERS = of("river");
export const LAKES = of("lake");
export const BORDERS = of("border");
/** Where the name of a country may be written: the first place that is free. */
export const COUNTRIES = of("country");
