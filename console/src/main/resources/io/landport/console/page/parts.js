// @ts-check
// Small parts that all views share.
import { html, useEffect, useState } from "/page/preact.js";
import { theme } from "/page/controls.js";
import { change, changed } from "/page/format.js";
import { language, text, textOr } from "/page/messages.js";
import { Export } from "/console/export.js";

/** The page's own copy of what the server sent, and its choices. */
export const model = {
  /** @type {Record<string, any>} */
  values: {},
  connection: "connecting",
  /** Moment until which the figures are known to be the latest, and that of the next attempt; 0 before. */
  asOf: 0,
  retryAt: 0,
  reason: "",
  /** Why the server asks for a token. @type {{status: number, detail?: string} | null} */
  problem: null,
  isTokenNeeded: false,
  theme: theme.get(),
  /** What is being corrected to be sent again. @type {{id: string, hint?: any} | null} */
  resending: null,
  /** The reason whose rejections are being corrected together. @type {string | null} */
  many: null,
  /** The view that the values belong to. */
  viewOf: "",
  /** The theme that is seen, which charts are drawn in. */
  palette: "light",
  /** @type {URLSearchParams} */
  address: new URLSearchParams(location.search),
};

/** A name of a crossing in the chosen language. @param {string} id */
export function crossingName(id) {
  const known = model.values.crossings?.[id];
  // No line ends within ж/д.
  return (known?.[language] || known?.name || id).replace(/\/(?=\p{L})/gu, "/\u2060");
}

/** The language of that name, for screen readers. @param {string} id */
export const crossingLanguage = (id) => languageOf(model.values.crossings?.[id]);

/** @param {any} known */
const languageOf = (known) => (known?.[language] ? language : "en");

/** The part of a name that tells crossings apart on a small map. @param {string} id */
export function shortName(id) {
  return crossingName(id).split(/\s[-—]\s|－/)[0];
}

/** @param {string} id */
export const sectorName = (id) => model.values.sectors?.[id]?.[language] ?? model.values.sectors?.[id]?.name ?? id;

/** @param {string} id */
export const sourceName = (id) => {
  const known = model.values.choice?.sources.find((/** @type {any} */ source) => source.id === id);
  return known?.[language] ?? known?.name ?? id;
};

/** What was measured in Kafka before is not shown as if it were known. */
export const isKafkaAway = () => Boolean(model.values.status?.problem);

/** @param {string} id */
export const sectorLanguage = (id) => languageOf(model.values.sectors?.[id]);

/** What a person who reads the page can do about a rejection. @param {string} reason */
export const fixOf = (reason) => textOr(`fix.${reason}.page`, textOr(`fix.${reason}`, ""));

/** The same, with links to the documentation. @param {{reason: string}} properties */
export const Fix = ({ reason }) => html`${fixOf(reason).split(/(docs\/[\w./-]+\.(?:md|json))/).map((part, index) => (index % 2 === 0 ? part : html`<a href=${`/${part}`} target="_blank" lang="en">${part}</a>`))}`;

/** The address of a view with some parameters changed; null removes one. @param {Record<string, string | null>} changes */
export function addressWith(changes) {
  if (addresses.of !== model.address) addresses = { of: model.address, known: new Map() };
  const key = JSON.stringify(changes);
  const known = addresses.known.get(key);
  if (known !== undefined) return known;
  const address = changedAddress(changes);
  addresses.known.set(key, address);
  return address;
}

/** Addresses of links, which stay the same until the page has another address. @type {{of: URLSearchParams | null, known: Map<string, string>}} */
let addresses = { of: null, known: new Map() };

/** @param {Record<string, string | null>} changes */
function changedAddress(changes) {
  const next = new URLSearchParams(model.address);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return query ? `/console?${query}` : "/console";
}

/** Goes to an address within the page. @param {string} address */
export function go(address) {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** A link within the page. @param {{changes: Record<string, string | null>, children?: any, class?: string, current?: boolean}} properties */
export function Link({ changes, children, class: name, current }) {
  const address = addressWith(changes);
  return html`<a href=${address} class=${name} aria-current=${current ? "page" : undefined} onClick=${follow(address)}>${children}</a>`;
}

/** What a click on a link within the page does. @param {string} address */
export const follow = (address) => (/** @type {MouseEvent} */ event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(address);
};

/** A titled part of a view. @param {{title: string, note?: any, aside?: any, children?: any, class?: string, id: string, isExported?: boolean}} properties */
export function Panel({ title, note, aside, children, class: name = "", id, isExported }) {
  return html`<section class=${`panel ${name}`} aria-labelledby=${`${id}-title`}>
    <header>
      <h2 id=${`${id}-title`}>${title}</h2>
      ${aside}
    </header>
    ${children}
    ${isExported && html`<${Export} panel=${id} title=${title} />`}
    ${note && html`<p class="note">${note}</p>`}
  </section>`;
}

/** How much a figure has changed. Direction is said by sign and arrow, not by colour alone. @param {{now: string, before?: string}} properties */
export function Change({ now, before }) {
  const ratio = before === undefined ? null : change(now, before);
  if (ratio === null) return html`<span class="change none">–</span>`;
  const direction = ratio > 0.0005 ? "up" : ratio < -0.0005 ? "down" : "even";
  const arrow = { up: "▲", down: "▼", even: "■" }[direction];
  return html`<span class=${`change ${direction}`}><span aria-hidden="true">${arrow}</span> ${changed(ratio)}</span>`;
}

/**
 * The parts of a view. The first time they are drawn one after another, so that the browser can answer in between.
 *
 * @param {{children?: any}} properties functions that draw a part
 */
export function Parts({ children }) {
  const [drawn, setDrawn] = useState(1);
  useEffect(() => {
    if (drawn >= children.length) return;
    const next = setTimeout(() => setDrawn(drawn + 1));
    return () => clearTimeout(next);
  }, [drawn]);
  return children.slice(0, drawn).map((/** @type {() => any} */ part) => part());
}

/** A line of small numbers. @param {{values: number[], label: string}} properties */
export function Spark({ values, label }) {
  const most = Math.max(1, ...values);
  const step = 96 / Math.max(1, values.length - 1);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${(22 - (value / most) * 20).toFixed(1)}`);
  return html`<svg class="spark" viewBox="0 0 96 24" role="img" aria-label=${label}>
    <polygon class="area" points=${`0,23 ${points.join(" ")} 96,23`} />
    <polyline class="line" points=${points.join(" ")} />
  </svg>`;
}

/** A dot with a word. @param {{state: string}} properties */
export function State({ state }) {
  return html`<span class=${`state ${state}`}><span class="dot" aria-hidden="true"></span>${text(`state.${state}`)}</span>`;
}
