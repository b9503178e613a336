// @ts-check
// Figures as a table, page by page, with every digit.
import { html, useEffect, useState } from "/page/preact.js";
import { Problem } from "/page/controls.js";
import { exact as digits, percent } from "/page/format.js";
import { text } from "/page/messages.js";
import { dimensionOf, exact, model, nameOf, titleOf } from "/explore/state.js";

/** A code has its name; the column of names is not shown again. @param {any} row @param {any} column */
const shown = (row, column) => nameOf(column.name, dimensionOf(column.name) ? row[column.name] : remark(row[column.name]), row[`${column.name}_name`] ?? undefined);

/** A reason with values. */
const RATES = /^([a-z0-9-]+): (no rates within|no rate of) (.+?)(?: days)?$/;

/** Why a figure is missing, in the language: reasons between semicolons, after how many of how many parts have them. @param {string} given */
function remark(given) {
  const { remarks } = model.catalogue;
  const [, of, parts, reasons] = /** @type {RegExpMatchArray} */ (given.match(/^(?:(\d+) of (\d+): )?([^]*)$/));
  const said = reasons.split("; ").map((reason) => {
    const [, authority, form, value] = reason.match(RATES) ?? [];
    return form ? remarks[form].replace("{0}", authority).replace("{1}", value.replace(" and ", ", ")) : (remarks[reason] ?? reason);
  });
  return `${of ? `${of}/${parts}: ` : ""}${said.join("; ")}`;
}

/** @param {{row: any, column: any}} properties */
function Cell({ row, column }) {
  const value = row[column.name];
  const isNumber = ["count", "amount", "ratio"].includes(column.type);
  if (value === null || value === undefined) return html`<td class=${isNumber ? "number none" : "none"}>${isNumber ? "–" : ""}</td>`;
  if (!isNumber) return html`<td data-code=${value} class=${["month", "day"].includes(column.type) ? "when" : ""}>${shown(row, column)}</td>`;
  const number = column.type === "count" ? digits(value).replace(/[.,]00$/, "") : column.unit === "%" ? percent(Number(value) / 100) : digits(value);
  return html`<td class="number"><data value=${value}>${number}</data></td>`;
}

/** A column that no language has a name for is called as in files. @param {{column: any}} properties */
const Title = ({ column }) => {
  const title = titleOf(column.name);
  const unit = column.unit && column.unit !== "1" && column.unit !== "currency" ? ` (${column.unit === "kg" ? text("unit.kg") : column.unit})` : "";
  return title ? `${title}${unit}` : html`<code>${column.name}</code>`;
};

/**
 * @param {{path: string, caption: string, onProblem?: (problem: {status: number, detail?: string}) => void, onLoaded?: () => void}} properties
 */
export function Figures({ path, caption, onProblem, onLoaded }) {
  const [pages, setPages] = useState(/** @type {any[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [isBusy, setBusy] = useState(true);
  const add = async (/** @type {string} */ address, /** @type {any[]} */ before, /** @type {() => boolean} */ isOver) => {
    setBusy(true);
    const { isOk, status, answer } = await exact(address).catch(() => ({ isOk: false, status: 0, answer: {} }));
    if (isOver()) return;
    setBusy(false);
    setProblem(isOk ? null : { status, detail: answer.detail });
    if (isOk) setPages([...before, answer]);
    if (isOk && answer.rows.length > 0) onLoaded?.();
    else onProblem?.(isOk ? { status: 400, detail: "the answer has no figures" } : { status, detail: answer.detail });
  };
  useEffect(() => {
    let isOver = false;
    void add(path, [], () => isOver);
    return () => {
      isOver = true;
    };
  }, [path]);
  if (problem) return onProblem ? null : html`<p class="warn" role="alert"><${Problem} problem=${problem} /></p>`;
  const columns = (pages[0]?.columns ?? []).filter((/** @type {any} */ column, /** @type {number} */ _, /** @type {any[]} */ all) => !(column.name.endsWith("_name") && all.some((other) => `${other.name}_name` === column.name)));
  const next = pages[pages.length - 1]?.next;
  return html`<div class="figures" aria-busy=${isBusy}>
    <div class="scroll tall" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption class="hidden">${caption}</caption>
        <thead><tr>${columns.map((/** @type {any} */ column) => html`<th scope="col" class=${["count", "amount", "ratio"].includes(column.type) ? "number" : ""}><${Title} column=${column} /></th>`)}</tr></thead>
        <tbody>${pages.flatMap((page) => page.rows).map((/** @type {any} */ row, /** @type {number} */ index) => html`<tr key=${index}>${columns.map((/** @type {any} */ column) => html`<${Cell} row=${row} column=${column} />`)}</tr>`)}</tbody>
      </table>
    </div>
    ${next && html`<button type="button" class="more" disabled=${isBusy} onClick=${() => add(next, pages, () => false)}>${text("table.more")}</button>`}
    ${[...new Set(pages.flatMap((page) => page.notices))].map((notice) => html`<p class="note" lang="en">${notice.replace(/^(note|warning): /, "")}</p>`)}
  </div>`;
}
