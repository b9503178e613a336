// @ts-check
// What was known when: a slider through the days on which figures arrived, and why they changed between two of them.
import { html, useEffect, useState } from "/page/preact.js";
import { request } from "/page/client.js";
import { Problem, Segments } from "/page/controls.js";
import { day, plusDays } from "/page/format.js";
import { text } from "/page/messages.js";
import { addressWith, exact, filters, go, model, months, viewOf } from "/explore/state.js";
import { Link } from "/explore/choices.js";

const FILTERS = ["source", "crossing", "crossing-kind", "sector", "partner", "reporter", "region", "flow", "channel", "regime", "mode", "original-currency", "treatment"];
const SLOW = 250;

/** The received days of the selected sources, in order. */
export function useVintages(isWanted = true) {
  const parameters = new URLSearchParams([["since", "0001-01-01"], ["by", "received-day,source"], ...filters(["source"]), ["rows", "10000"]]);
  const path = isWanted ? `/v1/changes?${parameters}` : "";
  const [got, setGot] = useState(/** @type {{path: string, days: string[]}} */ ({ path: "", days: [] }));
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      /** @type {Set<string>} */
      const days = new Set();
      // The newest days are on the last page.
      for (let page = path; page && !isOver; ) {
        const { answer } = await request(page);
        (answer.rows ?? []).forEach((/** @type {any} */ row) => days.add(row.received_day));
        page = answer.next;
      }
      if (!isOver) setGot({ path, days: [...days].sort() });
    };
    // Without days there is no slider; the view says itself that the server does not answer.
    read().catch(() => {});
    return () => {
      isOver = true;
    };
  }, [path]);
  return got.path === path ? got.days : [];
}

/** @param {{days: string[]}} properties */
export function Vintages({ days }) {
  const knownOn = model.address.get("known-on");
  const at = knownOn ? days.filter((each) => each <= knownOn).length - 1 : days.length;
  const [moved, setMoved] = useState(/** @type {number | null} */ (null));
  const place = moved ?? at;
  useEffect(() => {
    if (moved === null || moved === at) return setMoved(null);
    const timer = setTimeout(() => go(addressWith({ "known-on": days[moved] ?? null, against: null }), true), SLOW);
    return () => clearTimeout(timer);
  }, [moved, at]);
  if (days.length === 0 || !("known-on" in viewOf().options)) return null;
  const said = place >= days.length ? text("vintage.now") : place < 0 ? text("vintage.none", day(/** @type {string} */ (knownOn))) : text("vintage.on", day(knownOn && moved === null ? knownOn : days[place]));
  return html`<section class="panel vintages" aria-labelledby="vintages-title">
    <header><h2 id="vintages-title">${text("vintages")}</h2><output for="known-on">${said}</output></header>
    <input id="known-on" type="range" min="0" max=${days.length} value=${Math.max(0, place)} aria-label=${text("vintages")} aria-valuetext=${said} onInput=${(/** @type {any} */ event) => setMoved(Number(event.target.value))} />
    <p class="note">${text("vintages.note", days.length, day(days[0]), day(days[days.length - 1]))}
      ${viewOf().question.isExplained && days.length > 1 && html` <${Link} class="why" changes=${{ against: model.address.has("against") ? null : days[Math.max(0, Math.min(place, days.length - 1) - 1)] }}>${text(model.address.has("against") ? "why.close" : "why")}<//>`}</p>
  </section>`;
}

/** @param {{days: string[]}} properties */
export function Why({ days }) {
  const against = model.address.get("against");
  const [by, setBy] = useState("reason");
  const [got, setGot] = useState(/** @type {any} */ ({}));
  const knownOn = model.address.get("known-on") ?? days[days.length - 1] ?? "";
  const isDaily = viewOf().question.code === "daily";
  const reported = months();
  const period = [["from", model.address.get("from") ?? (isDaily ? `${reported[0]}-01` : reported[0])], ["to", model.address.get("to") ?? (isDaily ? plusDays(`${reported[reported.length - 1]}-01`, 30) : reported[reported.length - 1])]];
  const path = against && knownOn ? `/v1/explain/${viewOf().question.code}?${new URLSearchParams([...filters(FILTERS), ...period, ["against", against], ["known-on", knownOn], ["by", by]])}` : "";
  useEffect(() => {
    let isOver = false;
    if (path) {
      setGot({});
      exact(path).then(({ isOk, status, answer }) => isOver || setGot(isOk ? { answer } : { problem: { status, detail: answer.detail } }), () => isOver || setGot({ problem: { status: 0 } }));
    }
    return () => {
      isOver = true;
    };
  }, [path]);
  if (!against) return null;
  const days2 = (/** @type {string} */ name, /** @type {string} */ value) => html`<label class="select"><span>${text(`why.${name}`)}</span><select value=${value} onChange=${(/** @type {any} */ event) => go(addressWith({ [name]: event.target.value }))}>
    ${(days.includes(value) ? days : [value, ...days]).map((each) => html`<option key=${each} value=${each} selected=${each === value}>${day(each)}</option>`)}</select></label>`;
  return html`<section class="panel explanation" aria-labelledby="why-title">
    <header><h2 id="why-title">${text("why.title")}</h2><div class="between">${days2("against", against)} ${days2("known-on", knownOn)}</div>
      <${Segments} label=${text("why.rows")} value=${by} options=${["reason", "received-day", "message"].map((value) => ({ value, label: text(`why.by.${value}`) }))} onChoose=${setBy} /></header>
    ${got.problem ? html`<p class="warn" role="alert">${got.problem.status === 403 ? text("why.forbidden") : html`<${Problem} problem=${got.problem} />`}</p>` : got.answer ? html`<${Reasons} answer=${got.answer} />` : html`<p aria-busy="true">${text("why.busy")}</p>`}
  </section>`;
}

const SHOWN = ["reason", "received_day", "source", "document", "documents", "revision_before", "revision_after", "lines", "value", "value_moved", "currency", "net_weight_kg"];

/** @param {{answer: any}} properties */
function Reasons({ answer }) {
  if (answer.rows.length === 0) return html`<p class="empty">${text("why.nothing")}</p>`;
  const columns = SHOWN.map((name) => answer.columns.find((/** @type {any} */ column) => column.name === name)).filter(Boolean);
  const number = new Intl.NumberFormat(document.documentElement.lang, { signDisplay: "exceptZero", maximumFractionDigits: 4 });
  const isAmount = (/** @type {any} */ column) => ["count", "amount"].includes(column.type);
  const cell = (/** @type {any} */ row, /** @type {any} */ column) => {
    const value = row[column.name];
    if (value === null || value === undefined) return "–";
    if (column.name === "reason") return text(`reason.${value}`);
    if (column.name === "received_day") return day(value);
    return isAmount(column) ? html`<data value=${value}>${column.name === "documents" ? value : number.format(value)}</data>` : value;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="why-title"><table class="reasons-of">
      <thead><tr>${columns.map((column) => html`<th scope="col" class=${isAmount(column) ? "number" : ""}>${text(`why.column.${column.name}`)}</th>`)}</tr></thead>
      <tbody>${answer.rows.map((/** @type {any} */ row) => html`<tr>${columns.map((column) => html`<td class=${isAmount(column) ? "number" : ""}>${cell(row, column)}</td>`)}</tr>`)}</tbody>
    </table></div>
    <p class="note">${text(answer.equalToStore ? "why.equal" : "why.different")}</p>`;
}
