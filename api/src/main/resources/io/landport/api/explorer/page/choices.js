// @ts-check
// What can be chosen: the view, the source, measure, period, currency and filters, as far as the question has them.
import { html, useState } from "/page/preact.js";
import { useAnswer } from "/page/client.js";
import { Details, Select } from "/page/controls.js";
import { month } from "/page/format.js";
import { COMMA, language, text } from "/page/messages.js";
import { addressWith, dimensionOf, filters, go, isTable, model, months, nameOf, selected, titleOf, viewOf } from "/explore/state.js";

/** Filters that are seen at once, and those that have a control of their own. */
const FIRST = ["crossing", "sector", "partner"];
const ELSEWHERE = ["source", "flow", "original-currency", "month", "year", "day"];

/** Dimensions whose codes are a list of the reference data. */
const LISTED = ["corridor", "zone", "chapter"];
const PERIODS = ["day", "month", "year"];
const MOST_CODES = 1000;
const MOST_ROWS = 10000;

/** A link within the page. @param {{changes: Record<string, string | null>, children?: any, class?: string, current?: boolean}} properties */
export function Link({ changes, children, class: name, current }) {
  const address = addressWith(changes);
  const follow = (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(address);
  };
  return html`<a href=${address} class=${name} aria-current=${current ? "page" : undefined} onClick=${follow}>${children}</a>`;
}

/** The views, each a link. */
export function Views() {
  const { chart } = viewOf();
  return html`<nav class="views" aria-label=${text("views")}><ul>
    ${model.catalogue.charts.map((kind) => html`<li key=${kind.code}><${Link} changes=${{ chart: kind.code }} current=${kind.code === chart}>${kind.name}<//></li>`)}
    <li><${Link} changes=${{ chart: "table" }} current=${isTable()}>${text("table")}<//></li>
  </ul></nav>`;
}

/** @param {string} name @returns {(value: string) => void} */
const choose = (name) => (value) => go(addressWith({ [name]: value || null }));

/** Codes with figures, those with most document lines first, or codes of the reference data. @param {string} dimension */
function pathOf(dimension) {
  const totals = model.catalogue.questions.find((known) => known.code === "monthly");
  if (totals?.options.by.includes(dimension)) {
    const source = filters(["source"]).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
    return `/v1/query/monthly?by=${dimension}${source.join("")}&language=${language}&rows=${MOST_ROWS}`;
  }
  return LISTED.includes(dimension) ? `/v1/codes/${dimension}?rows=${MOST_CODES}` : "";
}

/** @param {any} answer @param {string} dimension @returns {string[][]} codes and names */
function codesOf(answer, dimension) {
  const column = dimensionOf(dimension)?.column ?? dimension;
  /** @type {Map<string, {name: string, lines: number}>} */
  const codes = new Map();
  for (const row of answer?.rows ?? []) {
    const code = row[column] ?? row.id;
    const name = nameOf(dimension, code, row[`${column}_name`] ?? row[`name_${language}`] ?? row.name);
    codes.set(code, { name, lines: (codes.get(code)?.lines ?? 0) + Number(row.lines ?? 0) });
  }
  return [...codes].sort(([, one], [, other]) => other.lines - one.lines || one.name.localeCompare(other.name)).slice(0, MOST_CODES).map(([code, { name }]) => [code, name]);
}

/** A filter by codes: a list to add one, and those that are selected, to remove them. @param {{name: string, isWanted: boolean}} properties */
function Codes({ name, isWanted }) {
  const path = pathOf(name);
  const { answer } = useAnswer(isWanted ? path : "");
  const fixed = Object.entries(dimensionOf(name)?.codes ?? {});
  const codes = path ? codesOf(answer, name) : fixed;
  const chosen = selected(name);
  const title = titleOf(name) ?? name;
  const named = (/** @type {string} */ code) => codes.find(([known]) => known === code)?.[1] ?? code;
  const add = (/** @type {any} */ event) => {
    const code = event.target.value.trim();
    if (code) go(addressWith({ [name]: [...chosen.filter((each) => each !== code), code].join(",") }));
    event.target.value = "";
  };
  return html`<div class="codes">
    <label class="choice"><span>${title}</span>
      ${path || fixed.length > 0
        ? html`<select data-filter=${name} onChange=${add}><option value="">${text(chosen.length > 0 ? "codes.add" : "codes.all")}</option>
            ${codes.filter(([code]) => !chosen.includes(code)).map(([code, known]) => html`<option key=${code} value=${code}>${known}</option>`)}</select>`
        : html`<input data-filter=${name} onChange=${add} />`}
    </label>
    ${chosen.length > 0 && html`<ul class="chips">${chosen.map((code) => html`<li key=${code}><button type="button" onClick=${() => go(addressWith({ [name]: chosen.filter((each) => each !== code).join(",") || null }))} aria-label=${text("codes.remove", named(code))}>${named(code)} <span aria-hidden="true">×</span></button></li>`)}</ul>`}
  </div>`;
}

/** @param {{label: string, name: string, options: string[][], value?: string}} properties */
const Choice = ({ label, name, options, value = model.address.get(name) ?? "" }) =>
  html`<div class="choice" data-choice=${name}><${Select} label=${label} value=${value} options=${options.some(([code]) => code === value) ? options : [...options, [value, value.split(",").map((code) => titleOf(code) ?? code).join(COMMA)]]} onChoose=${choose(name)} /></div>`;

/** The first and last month, or day. */
function Period() {
  if (viewOf().question.code === "daily") {
    return ["from", "to"].map((name) => html`<label class="choice" key=${name}><span>${text(`parameter.${name}`)}</span><input type="date" value=${model.address.get(name) ?? ""} onChange=${(/** @type {any} */ event) => choose(name)(event.target.value)} /></label>`);
  }
  const options = months().map((code) => [code, month(`${code}-01`)]);
  return ["from", "to"].map((name) => html`<${Choice} key=${name} name=${name} label=${text(`parameter.${name}`)} options=${[["", text(name === "from" ? "period.first" : "period.last")], ...(name === "to" ? options.reverse() : options)]} />`);
}

/** Currencies that values can be converted into: those of the documents, and the usual ones. */
const currencies = () => [...new Set([...[...model.sources.values()].flatMap((source) => [...source.currencies.keys()]), "CNY", "EUR", "RUB", "USD"])].sort();

/** @param {{isDrawn: boolean}} properties whether the first picture is there; lists of codes can wait for it */
export function Choices({ isDrawn }) {
  const { kind, question, options } = viewOf();
  const [isOpen, setOpen] = useState(innerWidth > 900);
  const has = (/** @type {string} */ name) => name in options;
  const groups = (question.options.by ?? []).filter((/** @type {string} */ code) => !kind || (!PERIODS.includes(code) && !kind.by.split(",").includes(code)));
  const names = groups.map((/** @type {string} */ code) => [code, titleOf(code) ?? code]);
  const own = model.sources.get(model.address.get("source") ?? "")?.currencies;
  const codes = Object.keys(question.options).filter((name) => has(name) && dimensionOf(name) && !ELSEWHERE.includes(name));
  const more = codes.filter((name) => !FIRST.includes(name));
  return html`<details class="choices panel" open=${isOpen} onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
    <summary>${text("choices")}</summary>
    ${isTable() && html`<${Choice} name="question" label=${text("parameter.question")} value=${question.code} options=${model.catalogue.questions.map((known) => [known.code, known.name])} />`}
    ${has("source") && html`<${Choice} name="source" label=${titleOf("source")} options=${[...model.sources].map(([id, source]) => [id, source.name])} />`}
    ${kind?.measures.length > 1 && html`<${Choice} name="measure" label=${text("parameter.measure")} value=${model.address.get("measure") ?? "value"} options=${kind.measures.map((/** @type {string} */ code) => [code, text(`measure.${code}`)])} />`}
    ${(kind ? kind.hasBy : groups.length > 0) && html`<${Choice} name="by" label=${text("parameter.by")} options=${[["", text("by.none")], ...names]} />`}
    ${has("flow") && html`<${Choice} name="flow" label=${titleOf("flow")} options=${[["", text("codes.all")], ...Object.entries(dimensionOf("flow")?.codes ?? {})]} />`}
    ${has("from") && html`<div class="pair-of"><${Period} /></div>`}
    ${FIRST.filter((name) => codes.includes(name)).map((name) => html`<${Codes} key=${name} name=${name} isWanted=${isDrawn} />`)}
    ${has("original-currency") && own && own.size > 1 && html`<${Choice} name="original-currency" label=${titleOf("original-currency")} options=${[["", text("codes.all")], ...[...own.keys()].map((code) => [code, code])]} />`}
    ${has("currency") && html`<${Choice} name="currency" label=${text("parameter.currency")} options=${[["", text("currency.none")], ...currencies().map((code) => [code, code])]} />`}
    ${kind?.most > 0 && html`<label class="choice"><span>${text("parameter.top")}</span><input type="number" min="1" max=${kind.most} value=${model.address.get("top") ?? kind.usual} onChange=${(/** @type {any} */ event) => choose("top")(event.target.value)} /></label>`}
    ${more.length > 0 && html`<${Details} summary=${text("choices.more")}>${() => more.map((name) => html`<${Codes} key=${name} name=${name} isWanted=${true} />`)}<//>`}
    <p><${Link} class="clear" changes=${Object.fromEntries([...codes, "flow", "from", "to", "currency", "top"].map((name) => [name, null]))}>${text("choices.clear")}<//></p>
  </details>`;
}
