// @ts-check
// Crossings at their coordinates. The projection fits whatever crossings there are.
import { html } from "/page/preact.js";
import { countryName } from "/page/controls.js";
import { compact } from "/page/format.js";
import { COMMA, text } from "/page/messages.js";
import { addressWith, crossingLanguage, crossingName, follow, shortName } from "/console/parts.js";
import { BORDERS, COUNTRIES, LAKES, RIVERS } from "/console/shapes.js";

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

/** Countries where there is room for their name, each once. @param {any} projection @param {Box[]} taken */
function countries(projection, taken) {
  /** @type {{code: string, name: string, x: number, y: number}[]} */
  const placed = [];
  for (const { code, at } of COUNTRIES) {
    const name = countryName(code);
    const wide = widthOf(name) + 12;
    const free = at
      .map((place) => projection(place))
      .map(([x, y]) => ({ x: x - wide / 2, y: y - 10, w: wide, h: 20 }))
      .find((box) => box.x > 4 && box.x + box.w < WIDTH - 4 && box.y > 4 && box.y + box.h < HEIGHT - 40 && !taken.some((other) => isOver(box, other)));
    if (free) {
      taken.push(free);
      placed.push({ code, name, x: free.x + wide / 2, y: free.y + 15 });
    }
  }
  return placed;
}

/** @typedef {{x: number, y: number, w: number, h: number}} Box */
/** @param {Box} one @param {Box} other */
const isOver = (one, other) => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;

/** About how wide a text is. @param {string} name */
const widthOf = (name) => [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 13.5 : 7.6), 6);

/** What the area of a circle means: the largest value, and a quarter of it, whose circle is half as wide. @param {{largest: number, currency: string}} properties */
function Scale({ largest, currency }) {
  return html`<g class="scale" transform=${`translate(14 ${HEIGHT - 14})`} aria-hidden="true">
    ${[1, 1 / 4].map((share) => {
      const r = LARGEST * Math.sqrt(share);
      return html`<circle cx=${LARGEST} cy=${-r} r=${r} />`;
    })}
    <text x=${2 * LARGEST + 10} y=${-2 * LARGEST + 14}>${compact(largest)} ${currency}</text>
    <text x=${2 * LARGEST + 10} y="-4">${compact(largest / 4)}</text></g>`;
}

/** Places labels where they cover neither marks nor each other; the largest marks choose first. @param {Mark[]} all @param {Box[]} taken */
function labels(all, taken) {
  const named = new Set();
  const placed = [];
  for (const mark of [...all].sort((one, other) => other.r - one.r)) {
    const name = shortName(mark.place.id);
    const key = `${name} ${mark.place.longitude} ${mark.place.latitude}`;
    if (named.has(key)) continue;
    const wide = widthOf(name);
    const options = [
      { x: mark.x + mark.r + 5, y: mark.y - 8, anchor: "start" },
      { x: mark.x - mark.r - 5 - wide, y: mark.y - 8, anchor: "start" },
      { x: mark.x - wide / 2, y: mark.y - mark.r - 20, anchor: "start" },
      { x: mark.x - wide / 2, y: mark.y + mark.r + 4, anchor: "start" },
    ];
    const free = options.find(
      (at) =>
        at.x > 4 && at.x + wide < WIDTH - 4 && at.y > 4 && at.y + 16 < HEIGHT - 4 &&
        !taken.some((box) => isOver({ x: at.x, y: at.y, w: wide, h: 16 }, box)),
    );
    if (!free) continue;
    named.add(key);
    taken.push({ x: free.x, y: free.y, w: wide, h: 16 });
    placed.push({ id: mark.place.id, name, x: free.x, y: free.y + 12.5 });
  }
  return placed;
}

/** A circle that leads to its crossing, by mouse and by keyboard. @param {{mark: Mark, currency: string}} properties */
function Mark({ mark: { x, y, r, place }, currency }) {
  const address = addressWith({ view: "crossings", crossing: place.id });
  const title = `${crossingName(place.id)}: ${text(`state.${place.state}`)}${COMMA}${compact(place.value)} ${currency}`;
  return html`<a href=${address} aria-label=${title} onClick=${follow(address)}><circle class=${`place ${place.state}`} cx=${x} cy=${y} r=${r}><title>${title}</title></circle></a>`;
}

/** @param {{places: Place[], label: string, currency: string}} properties */
export function CrossingMap({ places, label, currency }) {
  const { projection, backdrop } = mapOf(places);
  const all = marks(places, projection);
  const largest = Math.max(...places.map((place) => place.value));
  /** @type {Box[]} */
  const taken = all.map(({ x, y, r }) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r }));
  const names = labels(all, taken);
  return html`<svg class="map" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label=${label}>
    ${backdrop}
    ${countries(projection, taken).map((at) => html`<text key=${at.code} class="country" x=${at.x} y=${at.y} aria-hidden="true">${at.name}</text>`)}
    ${largest > 0 && html`<${Scale} largest=${largest} currency=${currency} />`}
    ${[...all]
      .sort((one, other) => other.r - one.r)
      .map(
        (mark) => html`<${Mark} key=${mark.place.id} mark=${mark} currency=${currency} />`,
      )}
    ${names.map((at) => html`<text key=${at.id} class="name" lang=${crossingLanguage(at.id)} x=${at.x} y=${at.y}>${at.name}</text>`)}
  </svg>`;
}
