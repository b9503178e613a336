// @ts-check
// How far each stage is, who does the work, and what needs attention.
import { html } from "/page/preact.js";
import { Details } from "/page/controls.js";
import { ZONE, clock, duration, rate, timeOf, whole } from "/page/format.js";
import { COMMA, text } from "/page/messages.js";
import { ActionForm } from "/console/actions.js";
import { History } from "/console/history.js";
import { Flow } from "/console/now.js";
import { Link, Panel, Parts, crossingName, isKafkaAway, model } from "/console/parts.js";
import { Records } from "/console/records.js";
import { Topology } from "/console/topology.js";

export function Pipeline() {
  const { values } = model;
  if (!values.partitions) return html`<p class="notice">${text("sampling")}</p>`;
  return html`<${Parts}>
    ${() => html`<${Alarms} rows=${values.alarms} timeline=${values.timeline} refused=${values.refused} />`}
    ${() => html`<${Flow} flow=${values.flow} />`}
    ${() => html`<${History} />`}
    ${() => html`<div class="columns even">
      <${Partitions} rows=${values.partitions} />
      <div class="stack"><${Members} rows=${values.members.rows} level=${values.members.level} /><${Stored} rows=${values.stored} /></div>
    </div>`}
    ${() => html`<div class="columns even">
      <div class="stack"><${Latencies} rows=${values.process.latencies} /><${Restoring} rows=${values.process.restoring} /></div>
      <${Silences} rows=${values.process.silences} />
    </div>`}
    ${() => values.webhooks.length > 0 && html`<${Webhooks} rows=${values.webhooks} />`}
    ${() => html`<${Records} />`}
    ${() => html`<${Topology} nodes=${values.topology} />`}
  <//>`;
}

/** @param {{rows: any[], timeline: any, refused: any}} properties */
function Alarms({ rows, timeline, refused }) {
  const isRefused = refused.rejections + refused.letters > 0;
  return html`<${Panel} id="alarms" title=${text("alarms")} note=${text("alarmsNote")}>
    ${!rows.some((row) => !row.until) && html`<p class="quiet"><span class="dot" aria-hidden="true"></span>${text("alarmsEmpty")}</p>`}
    ${isRefused && html`<p class="refused">${text("alarmsRefused", whole(refused.rejections), whole(refused.letters))} <${Link} changes=${{ view: "trust", rejection: null, reason: null }}>${text("alarmsShow")}<//></p>`}
    ${rows.length > 0 && html`<${Timeline} rows=${rows} timeline=${timeline} /><ul class="alarms">${grouped(rows).map((row) => html`<${Alarm} key=${row.alarm + row.subjects + row.since} row=${row} />`)}</ul>`}
    <${Details} summary=${text("alarmKinds")}>${() => html`<${Kinds} rows=${model.values.alarmKinds} />`}<//>
  <//>`;
}

const runbook = (/** @type {string} */ alarm) => html`<a href=${`/console/runbook#${alarm.toLowerCase()}`} lang="en"><code>${alarm}</code></a>`;

/** Those that hold under one name are one entry, since the first of them. @param {any[]} rows */
function grouped(rows) {
  const held = rows.filter((row) => !row.until);
  const first = [...new Map(held.map((row) => [row.alarm, row])).values()];
  return [
    ...first.map((row) => ({ ...row, acknowledged: held.every((other) => other.alarm !== row.alarm || other.acknowledged) && row.acknowledged, subjects: held.filter((other) => other.alarm === row.alarm).map(subjectOf).filter(Boolean).join(COMMA) })),
    ...rows.filter((row) => row.until).map((row) => ({ ...row, subjects: subjectOf(row) })),
  ];
}

/** What the alarm is about: a crossing by its name. @param {any} row */
const subjectOf = (row) => (row.alarm.startsWith("LandportCrossing") ? crossingName(row.subject) : row.subject);

/** What holds has its cause and what to do; what is over, its time. @param {{row: any}} properties */
function Alarm({ row }) {
  const held = Math.max(0, Math.round((Date.now() - Date.parse(row.since)) / 1000));
  return html`<li class=${row.until ? "over" : "holds"} data-alarm=${row.alarm}>
    <span class="dot" aria-hidden="true"></span>
    <span><b>${text(`alarm.${row.alarm}`)}</b> ${row.subjects && html`<span class="subject" translate=${false}>${row.subjects}</span>`}</span>
    <span class="small">${row.until ? text("alarmOver", timeOf(row.since), `${timeOf(row.until, row.since)} ${ZONE}`) : text("alarmSince", `${timeOf(row.since)} ${ZONE}`, duration(held))}</span>
    ${!row.until && html`<dl class="advice">
      <div><dt>${text("alarmCause")}</dt><dd>${text(`alarm.${row.alarm}.cause`)}</dd></div>
      <div><dt>${text("alarmDo")}</dt><dd>${text(`alarm.${row.alarm}.do`)}</dd></div>
      <div><dt>${text("runbook")}</dt><dd>${runbook(row.alarm)}</dd></div>
      ${row.acknowledged && html`<div class="acknowledged"><dt>${text("alarmSeen")}</dt><dd><span translate=${false}>${row.acknowledged.note}</span> <span class="small" translate=${false}>${row.acknowledged.by}, ${timeOf(row.acknowledged.at)} ${ZONE}</span></dd></div>`}
    </dl>
    ${!row.acknowledged && html`<${Details} summary=${text("alarmAcknowledge")}>${() => html`<${Acknowledge} alarm=${row.alarm} />`}<//>`}`}</li>`;
}

/** A note for those who come later. The header no longer counts the alarm. @param {{alarm: string}} properties */
const Acknowledge = ({ alarm }) => html`<${ActionForm} path="/v1/console/acknowledge" fixed=${{ alarm }} button=${text("alarmAcknowledge")}>
  <label>${text("alarmNote")} <input name="note" required maxlength="500" autocomplete="off" /></label><//>`;

/** @param {{rows: any[]}} properties */
function Kinds({ rows }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text("alarmKinds")}><table>
    <thead><tr><th scope="col">${text("runbook")}</th><th scope="col">${text("alarm")}</th><th scope="col" class="wide">${text("alarmBy")}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${row.alarm}><td>${runbook(row.alarm)}</td><th scope="row">${text(`alarm.${row.alarm}`)}</th><td class="wide small">${text(`alarmBy.${row.isOnPage ? (row.isInPrometheus ? "both" : "page") : "prometheus"}`)}</td></tr>`)}</tbody></table></div>`;
}

/** When alarms held, a row for each condition. @param {{rows: any[], timeline: any}} properties */
function Timeline({ rows, timeline }) {
  const from = Date.parse(timeline.from);
  const all = Math.max(1, Date.parse(timeline.to) - from);
  /** @type {Map<string, any[]>} */
  const lanes = new Map();
  for (const row of rows) {
    const lane = row.alarm + row.subject;
    lanes.set(lane, [...(lanes.get(lane) ?? []), row]);
  }
  return html`<div class="timeline" aria-hidden="true">${[...lanes].map(([lane, held]) => html`<div class="lane" key=${lane}><span class="small">${text(`alarm.${held[0].alarm}`)} <span translate=${false}>${subjectOf(held[0])}</span></span>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none">${held.map((row) => {
        const start = (1000 * (Date.parse(row.since) - from)) / all;
        const end = row.until ? (1000 * (Date.parse(row.until) - from)) / all : 1000;
        return html`<rect key=${row.since} class=${row.until ? "over" : "holds"} x=${start} y="0" width=${Math.max(4, end - start)} height="10" />`;
      })}</svg></div>`)}
    <p class="axis small"><span>${timeOf(timeline.from)}</span><span>${clock(timeline.to)}</span></p></div>`;
}

/** @param {{rows: any[]}} properties */
function Latencies({ rows }) {
  return html`<${Panel} id="latencies" title=${text("latencies")} note=${text("latenciesNote")}>
    ${rows.length === 0
      ? html`<p class="empty">${text("latenciesNone")}</p>`
      : html`<table><thead><tr><th scope="col">${text("latency.what")}</th><th scope="col" class="number">${text("latency.mean")}</th><th scope="col" class="number">${text("latency.max")}</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr key=${row.what}><th scope="row">${text(`latency.${row.what}`)}</th><td class="number">${text("milliseconds", whole(row.mean))}</td><td class="number">${text("milliseconds", whole(row.max))}</td></tr>`)}</tbody></table>`}
  <//>`;
}

/** @param {{rows?: any[]}} properties */
function Restoring({ rows }) {
  const left = (rows ?? []).filter((row) => row.left > 0);
  return html`<${Panel} id="restoring" title=${text("restoring")}>
    ${!rows
      ? html`<p class="empty">${text("restoringElsewhere")}</p>`
      : left.length === 0
      ? html`<p class="quiet"><span class="dot" aria-hidden="true"></span>${text("restoringNone")}</p>`
      : html`<ul class="alarms">${left.map((row) => html`<li key=${row.store}><code>${row.store}</code> ${text("restoringLeft", whole(row.left))}</li>`)}</ul>`}
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Silences({ rows }) {
  return html`<${Panel} id="silences" isExported=${rows.length > 0} title=${text("silences")} note=${text("silencesNote")}>
    ${rows.length === 0
      ? html`<p class="empty">${text("silencesNone")}</p>`
      : html`<table><thead><tr><th scope="col">${text("source")}</th><th scope="col" class="number">${text("silent")}</th><th scope="col" class="number">${text("silentLimit")}</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr key=${row.source}><th scope="row" translate=${false}>${row.source}</th><td class=${`number ${row.isTooLong ? "warn" : ""}`}>${duration(row.minutes * 60)}</td><td class="number">${duration(row.limit * 60)}</td></tr>`)}</tbody></table>`}
  <//>`;
}

/** How far feeds are told of their receipts. @param {{rows: any[]}} properties */
function Webhooks({ rows }) {
  return html`<${Panel} id="webhooks" isExported=${true} title=${text("webhooks")} note=${text("webhooksNote")}>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="webhooks-title"><table>
      <thead><tr><th scope="col">${text("webhooks.feed")}</th><th scope="col" class="number">${text("webhooks.delivered")}</th><th scope="col" class="number">${text("webhooks.pending")}</th><th scope="col" class="number">${text("webhooks.waiting")}</th><th scope="col" class="number">${text("webhooks.parked")}</th><th scope="col" class="number">${text("webhooks.skipped")}</th><th scope="col" class="number">${text("webhooks.failing")}</th><th scope="col" class="wide">${text("detail")}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.feed}><th scope="row" translate=${false}>${row.feed}</th><td class="number">${whole(row.delivered)}</td><td class="number">${whole(row.pending)}</td><td class="number">${row.pending > 0 ? duration(row.waiting) : "–"}</td><td class=${`number ${row.parked > 0 ? "warn" : ""}`}>${whole(row.parked)}</td><td class="number">${whole(row.skipped)}</td><td class=${`number ${row.isTooLong ? "warn" : ""}`}>${row.problem ? duration(row.failing) : "–"}</td><td class="wide small" lang="en">${row.problem ?? ""}</td></tr>`)}</tbody>
    </table></div>
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Partitions({ rows }) {
  return html`<${Panel} id="partitions" isExported=${true} title=${text("partitions")} note=${text("partitionsNote")}>
    <div class="scroll tall" tabindex="0" role="region" aria-labelledby="partitions-title"><table>
      <thead><tr><th scope="col">${text("partition")}</th><th scope="col" class="number">${text("end")}</th><th scope="col" class="number">${text("published")}</th><th scope="col" class="number">${text("lagTitle")}</th><th scope="col" class="wide">${text("owner")}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.topic + row.partition}><th scope="row"><code>${row.topic}-${row.partition}</code></th><td class="number">${whole(row.end)}</td><td class="number">${whole(row.published)}</td><td class=${`number ${row.lag > 1000 && !isKafkaAway() ? "warn" : ""}`}>${row.lag === undefined || isKafkaAway() ? "–" : whole(row.lag)}</td><td class="wide small">${row.owner ? html`<span translate=${false}>${thread(row.owner)}</span>` : text("nobody")}</td></tr>`)}</tbody>
    </table></div>
  <//>`;
}

/** The name of a thread without what all have in common. @param {string} client */
const thread = (client) => client.match(/StreamThread-\d+/)?.[0] ?? client;

/** @param {{rows: any[], level?: number}} properties */
function Members({ rows, level }) {
  return html`<${Panel} id="members" title=${text("members")} note=${level && text("memberLevel", level)}>
    ${rows.length === 0
      ? html`<p class="empty">${text("membersEmpty")}</p>`
      : html`<table><thead><tr><th scope="col">${text("thread")}</th><th scope="col">${text("host")}</th><th scope="col">${text("memberVersion")}</th><th scope="col" class="number">${text("partitions")}</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr key=${row.client}><th scope="row" translate=${false} title=${row.client}>${thread(row.client)}</th><td translate=${false}>${row.host}</td><td>${row.version ? text("memberRelease", row.version, row.level) : "–"}</td><td class="number">${whole(row.partitions)}</td></tr>`)}</tbody></table>`}
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Stored({ rows }) {
  return html`<${Panel} id="stored" isExported=${true} title=${text("stored")} note=${text("storedNote")}>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="stored-title"><table><thead><tr><th scope="col">${text("topic")}</th><th scope="col" class="number">${text("offsets")}</th><th scope="col" class="number">${text("rate")}</th><th scope="col" class="number">${text("lagTitle")}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.topic}><th scope="row"><code>${row.topic}</code></th><td class="number">${whole(row.records)}</td><td class="number">${isKafkaAway() ? "–" : text("perSecond", rate(row.arriving))}</td><td class="number">${row.lag === undefined || isKafkaAway() ? "–" : whole(row.lag)}</td></tr>`)}</tbody></table></div>
  <//>`;
}
