// @ts-check
// What flows through each crossing now.
import { html } from "/page/preact.js";
import { Details, Segments } from "/page/controls.js";
import { compact, days, duration, exact, rate, whole } from "/page/format.js";
import { COMMA, text } from "/page/messages.js";
import { DayBars, DayTable } from "/console/charts.js";
import { CrossingMap } from "/console/map.js";
import { Change, Link, Panel, Parts, Spark, State, crossingLanguage, crossingName, isKafkaAway, go, addressWith, model, sourceName } from "/console/parts.js";

const RANGES = ["7", "30", "90", "365"];

export function Now() {
  const { values } = model;
  if (!values.totals) return html`<${Flow} flow=${values.flow} />`;
  return html`<${Parts}>
    ${() => html`<${Totals} totals=${values.totals} />`}
    ${() => html`<div class="columns"><${Parts}>${() => html`<${Places} />`}${() => html`<${CrossingTable} />`}<//></div>`}
    ${() => html`<${Flow} flow=${values.flow} />`}
    ${() => html`<${Daily} columns=${values.daily} />`}
  <//>`;
}

/** @param {{totals: any}} properties */
function Totals({ totals }) {
  return html`<section class="totals" aria-label=${text("value")}>
    ${totals.spans.map((/** @type {any} */ span) => {
      const imports = Number(span.import.value);
      const exports = Number(span.export.value);
      const share = imports + exports > 0 ? (100 * imports) / (imports + exports) : 0;
      return html`<article class="card" key=${span.code} data-span=${span.code}>
        <h2>${text(`span.${span.code}`)}</h2>
        <p class="dates">${days(span.first, span.last)}</p>
        ${totals.daysWithout && span === totals.spans[0] && html`<p class="small warn">${text("daysWithout", whole(totals.daysWithout))}</p>`}
        <p class="figure"><data value=${span.total.value} title=${`${exact(span.total.value)} ${totals.currency}`}>${compact(span.total.value)}</data> <span class="unit">${totals.currency}</span></p>
        <p class="against">
          ${span.before
            ? html`<${Change} now=${span.total.value} before=${span.before.value} /> <span>${text("against", days(span.before.first, span.before.last))}</span>`
            : html`<span>${text("nothingBefore")}</span>`}
        </p>
        <div class="split" aria-hidden="true"><span class="import" style=${{ width: `${share}%` }}></span><span class="export"></span></div>
        <dl class="pair">
          <div><dt class="key import">${text("import")}</dt><dd>${compact(span.import.value)}</dd></div>
          <div><dt class="key export">${text("export")}</dt><dd>${compact(span.export.value)}</dd></div>
          <div><dt>${text("lines")}</dt><dd><data class="lines" value=${span.total.lines}>${whole(span.total.lines)}</data></dd></div>
        </dl>
      </article>`;
    })}
  </section>`;
}

function ids() {
  return Object.keys(model.values)
    .filter((name) => name.startsWith("crossing:"))
    .map((name) => name.slice("crossing:".length));
}

/** @param {string} id */
const valueOf = (id) => Number(model.values[`crossing:${id}`].total.value);

const RangeChoice = () =>
  html`<${Segments} label=${text("range")} value=${model.address.get("range") ?? "30"}
    options=${RANGES.map((range) => ({ value: range, label: text(`span.${range}d`) }))}
    onChoose=${(/** @type {string} */ range) => go(addressWith({ range }))} />`;

function Places() {
  const { values } = model;
  const all = ids();
  const places = all
    .filter((id) => values.crossings[id]?.latitude !== undefined)
    .map((id) => ({
      id,
      state: values[`crossing:${id}`].state,
      value: Number(values[`crossing:${id}`].total.value),
      latitude: Number(values.crossings[id].latitude),
      longitude: Number(values.crossings[id].longitude),
    }));
  const missing = all.filter((id) => values.crossings[id]?.latitude === undefined).sort((one, other) => valueOf(other) - valueOf(one) || one.localeCompare(other));
  const range = text(`span.${model.address.get("range") ?? "30"}d`);
  const states = [...new Set(places.map((place) => place.state))];
  return html`<${Panel} id="map" class="map-panel" title=${text("map")} aside=${html`<${RangeChoice} />`}
    note=${text("mapNote", range)}>
    ${places.length === 0
      ? html`<p class="empty">${text("mapNone")}</p>`
      : html`<${CrossingMap} places=${places} currency=${values.totals.currency} label=${text("map")} />
          <p class="legend">${states.map((state) => html`<${State} state=${state} />`)}</p>`}
    ${missing.length > 0 && html`<h3 id="placeless-title">${text("mapMissing")}</h3>
      <ul class="placeless" aria-labelledby="placeless-title">${missing.map((id) => html`<li key=${id} data-placeless=${id}><${State} state=${values[`crossing:${id}`].state} /><${Link} changes=${{ view: "crossings", crossing: id }}><span lang=${crossingLanguage(id)}>${crossingName(id)}</span><//> <b>${compact(values[`crossing:${id}`].total.value)}</b></li>`)}</ul>`}
  <//>`;
}

function CrossingTable() {
  const { values } = model;
  const rows = ids()
    .map((id) => ({ id, ...values[`crossing:${id}`] }))
    .sort((one, other) => Number(other.total.value) - Number(one.total.value) || one.id.localeCompare(other.id));
  const most = Number(rows[0]?.total.value ?? 0);
  return html`<${Panel} id="crossings" isExported=${true} class="table-panel" title=${text("value") + COMMA + values.totals.currency + COMMA + text(`span.${model.address.get("range") ?? "30"}d`)}>
    <div class="scroll tall" tabindex="0" role="region" aria-labelledby="crossings-title">
      <table class="crossings">
        <thead><tr>
          <th scope="col">${text("crossing")}</th>
          <th scope="col" class="number">${text("value")}</th>
          <th scope="col" class="number">${text("change")}</th>
          <th scope="col" class="wide">${text("trend")}</th>
          <th scope="col">${text("state")}</th>
        </tr></thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr key=${row.id} data-crossing=${row.id}>
              <th scope="row"><${Link} changes=${{ view: "crossings", crossing: row.id }}><span lang=${crossingLanguage(row.id)}>${crossingName(row.id)}</span><//>
                <div class="bar" aria-hidden="true"><span class="import" style=${{ width: `${most ? (100 * Number(row.import.value)) / most : 0}%` }}></span><span class="export" style=${{ width: `${most ? (100 * Number(row.export.value)) / most : 0}%` }}></span></div>
              </th>
              <td class="number"><data value=${row.total.value}>${compact(row.total.value)}</data></td>
              <td class="number"><${Change} now=${row.total.value} before=${row.before.value} /></td>
              <td class="wide"><${Spark} values=${row.spark} label=${text("trend")} /></td>
              <td><${State} state=${row.state} />${row.daysWithout !== undefined && html`<div class="small">${text("daysWithout", whole(row.daysWithout))}</div>`}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  <//>`;
}

/** @param {{flow: any}} properties */
export function Flow({ flow }) {
  if (!flow?.at) return null;
  const isUnknown = isKafkaAway();
  return html`<${Panel} id="flow" class="flow-panel" title=${text("flow")} note=${text("flowNote")}>
    <ol class="flow">
      <li class="stage">
        <h3>${text("feeds")}</h3>
        ${flow.inputs.map(
          (/** @type {any} */ input) => html`<p key=${input.topic}><code>${input.topic}</code><br />
            <span class="small">${text("records", whole(input.records))}${input.rejected > 0 ? html`${COMMA}<span class="warn">${whole(input.rejected)} ${text("rejected")}</span>` : ""}${input.unreadable > 0 ? html`${COMMA}<span class="warn">${whole(input.unreadable)} ${text("unreadable")}</span>` : ""}</span></p>`,
        )}
      </li>
      <${Arrow} stage=${flow.streams} isUnknown=${isUnknown} />
      <li class="stage"><h3>${text("streams")}</h3><p>${text("streamsNote")}</p><p class="small">${text("threads", isUnknown ? "–" : flow.threads)}</p></li>
      <${Arrow} stage=${{ lag: 0, arriving: flow.store.arriving, isPlain: true }} isUnknown=${isUnknown} />
      <li class="stage"><h3>${text("topics")}</h3><p><code>totals.daily.v1</code> …</p></li>
      <${Arrow} stage=${flow.store} isUnknown=${isUnknown || !flow.store.reachable} />
      <li class="stage"><h3>${text("store")}</h3><p>PostgreSQL</p>${!flow.store.reachable && html`<p class="warn">${text("storeAway")}</p>`}</li>
    </ol>
  <//>`;
}

/** @param {{stage: any, isUnknown: boolean}} properties */
function Arrow({ stage, isUnknown }) {
  return html`<li class="arrow" aria-label="→">
    <span class="rate">${isUnknown ? "–" : text("perSecond", rate(stage.leaving ?? stage.arriving))}</span>
    <span class="shaft" aria-hidden="true"></span>
    ${!stage.isPlain && !isUnknown &&
    html`<span class=${`lag ${stage.lag > 0 && stage.seconds > 10 ? "warn" : ""}`}>
      ${stage.lag === undefined
        ? text("lagUnknown")
        : stage.lag === 0
        ? text("caughtUp")
        : html`<span>${text("lag", whole(stage.lag))}</span>${COMMA}${text("lagTime", stage.seconds)}${stage.clear ? html`${COMMA}${text("clear", duration(stage.clear))}` : ""}`}
    </span>`}
  </li>`;
}

/** @param {{columns: any}} properties */
function Daily({ columns }) {
  const caption = text("dailyNote", days(columns.first, columns.last), columns.currency, sourceName(columns.source));
  return html`<${Panel} id="daily" title=${text("daily")} note=${caption}>
    <${DayBars} columns=${columns} measure="value" unit=${columns.currency} title=${`${text("daily")}: ${caption}`} theme=${model.palette} height=${180} />
    <${Details} summary=${text("asTable")}>${() => html`<${DayTable} columns=${columns} measure="value" unit=${columns.currency} caption=${caption} />`}<//>
  <//>`;
}
