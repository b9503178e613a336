// @ts-check
// What is wrong with a view that cannot be shown, and the nearest ones that can.
import { html } from "/page/preact.js";
import { Problem } from "/page/controls.js";
import { day, month } from "/page/format.js";
import { text, textOr } from "/page/messages.js";
import { Link } from "/explore/choices.js";
import { dimensionOf, isUnknownView, model, months, selected, titleOf, viewOf } from "/explore/state.js";

/** @typedef {{label: string, changes: Record<string, string | null>}} Offer */

/** @param {string} name a parameter */
const called = (name) => titleOf(name) ?? textOr(`parameter.${name}`, name);

/** Codes that the store does not have, with those that may have been meant. @param {string} detail @returns {Offer[]} */
function corrections(detail) {
  return [...detail.matchAll(/([a-z-]+): "([^"]*)" is not a known [^;]*; did you mean ([^?]*)\?/g)].flatMap(([, name, wrong, meant]) =>
    [...meant.matchAll(/"([^"]+)"/g)].map(([, code]) => ({
      label: text("offer.code", called(name), code),
      changes: { [name]: selected(name).map((each) => (each === wrong ? code : each)).join(",") },
    })),
  );
}

/** Without the parameters that a sentence begins with. @param {string} detail @returns {Offer[]} */
const without = (detail) =>
  [...detail.matchAll(/(?:^|; )(?:unknown option )?([a-z][a-z-]*)(?::|; options are)/g)]
    .map(([, name]) => name)
    .filter((name) => model.address.has(name))
    .map((name) => ({ label: text("offer.without", called(name)), changes: { [name]: null } }));

/** One of several currencies, or directions. @param {string} detail @returns {Offer[]} */
function oneOf(detail) {
  const found = detail.match(/one chart shows one (\w+), but the answer has ([^:]*):/);
  if (!found) return [];
  const name = found[1] === "currency" ? "original-currency" : found[1];
  return found[2].split(", ").map((code) => ({ label: text("offer.code", called(name), dimensionOf(name)?.codes[code] ?? code), changes: { [name]: code } }));
}

/** The month of a month or day. @param {string} period */
const monthOf = (period) => month(`${period.slice(0, 7)}-01`);

/** Where there are figures. @param {string[]} days on which figures arrived @returns {Offer[]} */
function figures(days) {
  const reported = months();
  const [from, to] = [model.address.get("from"), model.address.get("to")];
  const knownOn = model.address.get("known-on");
  /** @type {Offer[]} */
  const offers = [];
  // A line needs two months, and few sources begin with more than one.
  const early = days[1] ?? days[0];
  if (early && knownOn && knownOn < days[0]) offers.push({ label: text("offer.vintage", day(early)), changes: { "known-on": early } });
  if (from && to && from > to) offers.push({ label: text("offer.swapped", monthOf(to), monthOf(from)), changes: { from: to, to: from } });
  else if (reported.length > 0 && (from || to)) {
    const last = reported[reported.length - 1];
    const first = reported[Math.max(0, reported.length - 12)];
    offers.push({ label: text("offer.period", month(`${first}-01`), month(`${last}-01`)), changes: viewOf().question?.code === "daily" ? { from: `${first}-01`, to: null } : { from: first, to: last } });
  }
  if (knownOn) offers.push({ label: text("offer.now"), changes: { "known-on": null } });
  const narrowed = [...model.address.keys()].filter((name) => dimensionOf(name) && name !== "source");
  if (narrowed.length > 0) offers.push({ label: text("offer.unfiltered"), changes: Object.fromEntries(narrowed.map((name) => [name, null])) });
  return offers;
}

/** @param {string} detail @param {string[]} days @returns {Offer[]} */
function nearest(detail, days) {
  if (isUnknownView()) return [];
  const corrected = corrections(detail);
  const offers = corrected.length > 0 ? corrected : [...oneOf(detail), ...without(detail)];
  if (offers.length === 0 && /no figures|no row of the answer|no month has|is after to/.test(detail)) offers.push(...figures(days));
  const isTooMuch = /more than \d+ rows/.test(detail);
  const year = months().slice(-12)[0];
  if (isTooMuch && months().length > 12 && year !== model.address.get("from")?.slice(0, 7)) offers.push({ label: text("offer.year"), changes: { from: year, to: null } });
  if (isTooMuch || /two \w+s or more|no crossing of the answer|below zero|no month has/.test(detail)) offers.push({ label: viewName("ranking"), changes: { chart: "ranking" } }, { label: text("table"), changes: { chart: "table" } });
  return offers;
}

/** @param {string} chart */
const viewName = (chart) => model.catalogue.charts.find((known) => known.code === chart)?.name ?? chart;

/** @param {{problem: {status: number, detail?: string}, days: string[]}} properties */
export function Offers({ problem, days }) {
  const offers = nearest(problem.detail ?? "", days);
  const start = { chart: "monthly", ...Object.fromEntries([...model.address.keys()].filter((name) => !["chart", "language"].includes(name)).map((name) => [name, null])) };
  return html`<div class="offers notice warn" role="alert">
    <p>${isUnknownView() ? text("unknownView", model.address.get("question") ?? viewOf().chart) : html`<${Problem} problem=${problem} />`}</p>
    <p>${text("offers")}</p>
    <ul>
      ${offers.map((offer) => html`<li key=${offer.label}><${Link} changes=${offer.changes}>${offer.label}<//></li>`)}
      <li><${Link} changes=${start}>${text("offer.start")}<//></li>
    </ul>
  </div>`;
}
