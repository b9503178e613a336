// @ts-check
// Rates, lag and alarms of the last ten minutes to 30 days.
import { html, useEffect, useState } from "/page/preact.js";
import { request } from "/page/client.js";
import { Details, Problem, Segments } from "/page/controls.js";
import { ZONE, dateOf, minute, moment, rate, timeOf, whole } from "/page/format.js";
import { text } from "/page/messages.js";
import { Lines } from "/console/charts.js";
import { Panel, crossingName, isKafkaAway, model } from "/console/parts.js";

/** A recorded minute is complete after a minute. */
const AGAIN_AFTER = 60_000;
const LIVE = "10m";
const REACHES = [LIVE, "1h", "24h", "7d", "30d"];

/** What the server has recorded, asked again each minute; what is shown stays until the next answer. @param {string} last */
function useHistory(last) {
  const [got, setGot] = useState(/** @type {{last: string, answer?: any, problem?: any}} */ ({ last: "" }));
  useEffect(() => {
    let isOver = false;
    /** @type {any} */
    let shown;
    const show = (/** @type {any} */ problem) => isOver || setGot({ last, answer: shown, problem });
    const ask = () =>
      request(`/v1/console/history?last=${last}`).then(
        ({ isOk, status, answer }) => {
          if (isOk) shown = { ...answer, columns: columns(answer) };
          show(isOk ? undefined : { status, detail: answer.detail });
        },
        () => show({ status: 0 }),
      );
    const timer = last === LIVE ? 0 : setInterval(ask, AGAIN_AFTER);
    if (last !== LIVE) void ask();
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [last]);
  return got.last === last ? got : { last };
}

/** A value for each step, null where nothing was measured. @param {any} answer */
function columns(answer) {
  const from = Date.parse(answer.from) / 1000;
  const to = Date.parse(answer.to) / 1000;
  const at = Array.from({ length: Math.floor((to - from) / answer.step) + 1 }, (_, index) => from + index * answer.step);
  const spans = new Map(answer.spans.map((/** @type {any} */ span) => [Date.parse(span.at) / 1000, span]));
  const times = (/** @type {string} */ one, /** @type {string} */ other, /** @type {(span: any) => any} */ first, /** @type {(span: any) => any} */ second) => ({
    at,
    from,
    to,
    lines: [
      { name: text(one), values: at.map((second) => first(spans.get(second)) ?? null) },
      { name: text(other), values: at.map((moment) => second(spans.get(moment)) ?? null) },
    ],
  });
  return {
    rates: times("history.read", "history.rejected", (span) => span?.read, (span) => span?.rejected),
    lag: times("history.streams", "history.store", (span) => span?.streams?.records, (span) => span?.store?.records),
    age: times("history.streams", "history.store", (span) => span?.streams?.seconds, (span) => span?.store?.seconds),
  };
}

/** The samples of this process. @type {WeakMap<any, any>} */
const live = new WeakMap();

/** @param {any} history */
const timesOf = ({ at, lag, storeLag }) => ({ at, lines: [{ name: text("history.streams"), values: lag }, { name: text("history.store"), values: storeLag }] });

/** Up to now: without Kafka, nothing is known since the last sample. @param {any} history */
function liveTimes(history) {
  if (isKafkaAway()) return timesOf({ at: [...history.at, Math.floor(Date.now() / 1000)], lag: [...history.lag, null], storeLag: [...history.storeLag, null] });
  const known = live.get(history) ?? timesOf(history);
  live.set(history, known);
  return known;
}

const perSecond = (/** @type {string | number} */ records) => rate(Number(records) * 1000);

export function History() {
  const [last, setLast] = useState(LIVE);
  const { answer, problem } = useHistory(last);
  const label = last === "7d" || last === "30d" ? dateOf : minute;
  const chart = (/** @type {string} */ title, /** @type {any} */ times, /** @type {string} */ unit, format = whole) =>
    html`<div><h3>${text(title)}</h3><${Lines} times=${times} unit=${text(unit)} title=${text(title)} label=${label} format=${format} theme=${model.palette} height=${150} /></div>`;
  return html`<${Panel} id="history" title=${text("history")} note=${text(last === LIVE ? "historyNote" : "history.note")}
    aside=${html`<${Segments} label=${text("history")} value=${last} onChoose=${setLast} options=${REACHES.map((value) => ({ value, label: text(`history.${value}`) }))} />`}>
    ${last === LIVE && html`<${Lines} times=${liveTimes(model.values.history)} unit=${text("history.unit")} title=${text("lagTitle")} theme=${model.palette} height=${180} />`}
    ${problem && html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /></p>`}
    ${last !== LIVE && !answer && !problem && html`<p class="empty" aria-live="polite">${text("history.busy")}</p>`}
    ${answer && html`<div class="charts" data-spans=${answer.spans.length}>
        ${chart("history.rates", answer.columns.rates, "history.perSecond", perSecond)}
        ${chart("lagTitle", answer.columns.lag, "history.unit")}
        ${chart("history.age", answer.columns.age, "history.seconds")}
      </div>
      <${Details} summary=${text("asTable")}>${() => html`<${Spans} answer=${answer} />`}<//>
      <${Held} rows=${answer.alarms} />`}
  <//>`;
}

/** @param {{answer: any}} properties */
function Spans({ answer }) {
  const shown = (/** @type {any} */ value, format = whole) => html`<td class="number">${value === undefined ? "–" : format(value)}</td>`;
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label=${text("asTable")}><table>
    <thead><tr><th scope="col">${text("history.since")}</th><th scope="col" class="number">${text("history.read")}</th><th scope="col" class="number">${text("history.rejected")}</th><th scope="col" class="number">${text("history.streams")}</th><th scope="col" class="number">${text("history.store")}</th></tr></thead>
    <tbody>${[...answer.spans].reverse().map((span) => html`<tr key=${span.at}><th scope="row">${moment(span.at)}</th>${shown(span.read, perSecond)}${shown(span.rejected, perSecond)}${shown(span.streams?.records)}${shown(span.store?.records)}</tr>`)}</tbody></table></div>`;
}

/** The alarms that held. @param {{rows: any[]}} properties */
function Held({ rows }) {
  return html`<h3>${text("history.alarms")}</h3>
    ${rows.length === 0
      ? html`<p class="empty">${text("history.noAlarms")}</p>`
      : html`<ul class="alarms held">${rows.map((row) => html`<li key=${row.alarm + row.subject + row.since} class="over" data-held=${row.alarm}>
          <span>${text(`alarm.${row.alarm}`)} <b translate=${false}>${row.alarm.startsWith("LandportCrossing") ? crossingName(row.subject) : row.subject}</b></span>
          <span class="small">${text("alarmOver", moment(row.since), `${timeOf(row.until, row.since)} ${ZONE}`)}</span>
          ${row.acknowledged && html`<span class="seen small">${text("alarmSeen")}: <span translate=${false}>${row.acknowledged.note} (${row.acknowledged.by}, ${moment(row.acknowledged.at)})</span></span>`}</li>`)}</ul>`}`;
}
