// @ts-check
// Crossings at their coordinates. The projection fits whatever crossings there are.
import { html } from "/console/preact.js";
import { BORDERS, LAKES, RIVERS } from "/console/shapes.js";
import { crossingLanguage, crossingName, go, addressWith, shortName } from "/console/parts.js";
import { compact } from "/console/format.js";
import { COMMA, text } from "/console/messages.js";

const d3 = /** @type {any} */ (globalThis).d3;
const WIDTH = 720;
const HEIGHT = 440;
const MARGIN = 64;
const LARGEST = 26;
const SMALLEST = 4.5;

/** @typedef {{id: string, state: string, value: number, latitude: number, longitude: number}} Place */
/** @typedef {{x: number, y: number, r: number, place: Place}} Mark */

/** @param {number[][]} points */
function projected(points) {
  const west = Math.min(...points.map(([x]) => x));
  const east = Math.max(...points.map(([x]) => x));
  const south = Math.min(...points.map(([, y]) => y));
  const north = Math.max(...points.map(([, y]) => y));
  // A single place would be enlarged without end.
  const wide = Math.max(0, 1 - (east - west) / 2);
  const corners = { type: "MultiPoint", coordinates: [[west - wide, south - wide / 2], [east + wide, north + wide / 2]] };
  return d3.geoMercator().fitExtent([[MARGIN, MARGIN], [WIDTH - MARGIN, HEIGHT - MARGIN]], corners).clipExtent([[0, 0], [WIDTH, HEIGHT]]);
}

/** @type {{key: string, projection: any, backdrop: any} | undefined} */
let drawn;

/** What does not change with figures. Meridians and rivers take longer to project than all else of the page. @param {Place[]} places */
function mapOf(places) {
  const points = places.map((place) => [place.longitude, place.latitude]);
  const key = points.join(" ");
  if (drawn?.key !== key) {
    const projection = projected(points);
    drawn = { key, projection, backdrop: backdrop(projection) };
  }
  return drawn;
}

/** @param {any} projection */
function backdrop(projection) {
  const path = d3.geoPath(projection);
  const line = (/** @type {number[][]} */ coordinates) => path({ type: "LineString", coordinates });
  // Null outside of the map.
  const area = (/** @type {number[][]} */ coordinates) => line(coordinates)?.concat("Z");
  return html`<g>
    <path class="graticule" d=${path(d3.geoGraticule().step([2, 2])())} />
    ${LAKES.map((lake) => html`<path class="lake" d=${area(lake.at)} />`)}
    ${RIVERS.map((river) => html`<path class="river" d=${line(river.at)} />`)}
    ${BORDERS.map((border) => html`<path class="border" d=${line(border.at)} />`)}
  </g>`;
}

/** Marks of one place stand beside each other. @param {Place[]} places @param {any} projection @returns {Mark[]} */
function marks(places, projection) {
  const largest = Math.max(1, ...places.map((place) => place.value));
  /** @type {Map<string, Mark[]>} */
  const byPlace = new Map();
  for (const place of places) {
    const [x, y] = projection([place.longitude, place.latitude]);
    const r = place.value > 0 ? Math.max(SMALLEST, LARGEST * Math.sqrt(place.value / largest)) : SMALLEST;
    const key = `${place.longitude},${place.latitude}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), { x, y, r, place }]);
  }
  return [...byPlace.values()].flatMap((group) => {
    const width = group.reduce((sum, mark) => sum + 2 * mark.r + 2, -2);
    let left = group[0].x - width / 2;
    return group.map((mark) => {
      const moved = { ...mark, x: left + mark.r };
      left += 2 * mark.r + 2;
      return moved;
    });
  });
}

/** Places labels where they cover neither marks nor each other; the largest marks choose first. @param {Mark[]} all */
function labels(all) {
  /** @type {{x: number, y: number, w: number, h: number}[]} */
  const taken = all.map(({ x, y, r }) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r }));
  const named = new Set();
  const placed = [];
  for (const mark of [...all].sort((one, other) => other.r - one.r)) {
    const name = shortName(mark.place.id);
    const key = `${name} ${mark.place.longitude} ${mark.place.latitude}`;
    if (named.has(key)) continue;
    const wide = [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 13.5 : 7.6), 6);
    const options = [
      { x: mark.x + mark.r + 5, y: mark.y - 8, anchor: "start" },
      { x: mark.x - mark.r - 5 - wide, y: mark.y - 8, anchor: "start" },
      { x: mark.x - wide / 2, y: mark.y - mark.r - 20, anchor: "start" },
      { x: mark.x - wide / 2, y: mark.y + mark.r + 4, anchor: "start" },
    ];
    const free = options.find(
      (at) =>
        at.x > 4 && at.x + wide < WIDTH - 4 && at.y > 4 && at.y + 16 < HEIGHT - 4 &&
        !taken.some((box) => at.x < box.x + box.w && box.x < at.x + wide && at.y < box.y + box.h && box.y < at.y + 16),
    );
    if (!free) continue;
    named.add(key);
    taken.push({ x: free.x, y: free.y, w: wide, h: 16 });
    placed.push({ id: mark.place.id, name, x: free.x, y: free.y + 12.5 });
  }
  return placed;
}

/** @param {{places: Place[], label: string, currency: string}} properties */
export function CrossingMap({ places, label, currency }) {
  const { projection, backdrop } = mapOf(places);
  const all = marks(places, projection);
  return html`<svg class="map" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${label}>
    ${backdrop}
    ${[...all]
      .sort((one, other) => other.r - one.r)
      .map(
        (mark) => html`<circle key=${mark.place.id} class=${`place ${mark.place.state}`} cx=${mark.x} cy=${mark.y} r=${mark.r}
          onClick=${() => go(addressWith({ view: "crossings", crossing: mark.place.id }))}>
          <title>${`${crossingName(mark.place.id)}: ${text(`state.${mark.place.state}`)}${COMMA}${compact(mark.place.value)} ${currency}`}</title>
        </circle>`,
      )}
    ${labels(all).map((at) => html`<text key=${at.id} class="name" lang=${crossingLanguage(at.id)} x=${at.x} y=${at.y}>${at.name}</text>`)}
  </svg>`;
}
