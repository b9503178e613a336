// @ts-check
// Whether the numbers balance, and what was not counted.
import { html, useRef, useState } from "/page/preact.js";
import { useAnswer } from "/page/client.js";
import { Details, Problem } from "/page/controls.js";
import { ZONE, compact, day, exact, moment, month, percent, weekday, whole } from "/page/format.js";
import { COMMA, text, textOr } from "/page/messages.js";
import { Pauses } from "/console/actions.js";
import { Documents } from "/console/documents.js";
import { Followed, correctMany } from "/console/many.js";
import { Change, Fix, Link, Panel, Parts, addressWith, fixOf, go, model, sourceName } from "/console/parts.js";
import { Resend, Resent } from "/console/resend.js";

const FATES = ["counted", "replaced", "pending", "applied", "cancelled", "excluded", "summary", "stale", "duplicate", "rejected", "unreadable", "quarantined"];

export function Trust() {
  const { values } = model;
  if (!values.balance) return null;
  return html`<${Parts}>
    ${() => html`<${Documents} />`}
    ${() => html`<div class="columns even">
      <div class="stack"><${Balance} rows=${values.balance} /><${Verified} last=${values.verify} /></div>
      <${Received} rows=${values.received} />
    </div>`}
    ${() => html`<${Fates} rows=${values.fates} />`}
    ${() => values.scorecard && html`<${Scorecard} card=${values.scorecard} />`}
    ${() => html`<${Rejections} />`}
    ${() => html`<div class="columns even">
      <${Revisions} rows=${values.revisions ?? []} currency=${values.choice?.currency ?? ""} />
      <${Letters} rows=${values.letters} />
    </div>`}
    ${() => html`<${Pauses} />`}
    ${() => html`<${Actions} rows=${values.actions} />`}
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Balance({ rows }) {
  return html`<${Panel} id="balance" title=${text("balance")} note=${text("balanceNote")}>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="balance-title"><table>
      <thead><tr><th scope="col">${text("topic")}</th><th scope="col" class="number">${text("read")}</th><th scope="col" class="number">${text("accounted")}</th><th scope="col" class="number">${text("difference")}</th></tr></thead>
      <tbody>${rows.map((row) => {
        const difference = row.read - row.accounted;
        return html`<tr key=${row.topic}><th scope="row"><code>${row.topic}</code></th><td class="number">${whole(row.read)}</td><td class="number">${whole(row.accounted)}</td>
          <td class=${`number ${row.isFault ? "warn" : difference === 0 ? "good" : "none"}`}>${difference === 0 ? html`<span aria-hidden="true">✓</span> 0` : row.isFault ? whole(difference) : text("inFlight", whole(Math.abs(difference)))}</td></tr>`;
      })}</tbody>
    </table></div>
  <//>`;
}

/** What a verification has compared. @param {{compared: any}} action */
const compared = ({ compared: { keys, differing, withoutFate } }) => text("verified.compared", whole(keys), whole(differing), whole(withoutFate));

/** The last verification that was recorded. @param {{last?: any}} properties */
function Verified({ last }) {
  return html`<${Panel} id="verified" title=${text("verified")} note=${text("verifiedNote")}>
    ${last?.compared
      ? html`<p class=${last.outcome === "equal" ? "good" : "warn"}><span aria-hidden="true">${last.outcome === "equal" ? "✓" : "▲"}</span> ${text(`verified.${last.outcome}`)}</p>
          <p>${compared(last)}</p><p class="small">${text("verifiedBy", `${moment(last.at)} ${ZONE}`, last.by)}</p>`
      : html`<p class="none">${text("verifiedNone")} <code>landport verify</code></p>`}
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Actions({ rows }) {
  return html`<${Panel} id="actions" isExported=${rows.length > 0} title=${text("actions")} note=${text("actionsNote")}>
    ${rows.length === 0
      ? html`<p class="empty">${text("actionsEmpty")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="actions-title"><table>
          <thead><tr><th scope="col">${text("time")} ${ZONE}</th><th scope="col">${text("who")}</th><th scope="col">${text("action")}</th><th scope="col">${text("document")}</th><th scope="col" class="wide">${text("detail")}</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr key=${row.id} data-action=${row.action}><td class="when small">${moment(row.at)}</td><th scope="row" translate=${false}>${row.by}</th><td>${text(`action.${row.action}`)}: ${text(`outcome.${row.outcome}`)}</td><td translate=${false}>${row.source ?? ""}${row.document && html`<div class="small">${row.document}</div>`}</td><td class="wide small">${row.compared ? compared(row) : html`<span lang="en">${row.detail}</span>`}${row.action === "resend-many" && html`<${Details} summary=${text("many.follow")}>${() => html`<${Followed} action=${row.id} />`}<//>`}</td></tr>`)}</tbody>
        </table></div>`}
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Received({ rows }) {
  const most = Math.max(1, ...rows.map((row) => row.read));
  return html`<${Panel} id="received" title=${text("received")} note=${text("receivedNote")}>
    ${rows.length === 0
      ? html`<p class="empty">${text("empty")}</p>`
      : html`<svg class="days" viewBox="0 0 600 96" preserveAspectRatio="none" role="img" aria-label=${text("received")}>
          ${rows.map((row, index) => {
            const wide = 600 / rows.length;
            const read = (88 * row.read) / most;
            const rejected = (88 * row.rejected) / most;
            return html`<g key=${row.day}><title>${`${day(row.day)}: ${whole(row.read)}${COMMA}${whole(row.rejected)} ${text("rejected")}`}</title>
              <rect class="read" x=${index * wide + 1} y=${92 - read} width=${wide - 2} height=${read} />
              <rect class="bad" x=${index * wide + 1} y=${92 - rejected} width=${wide - 2} height=${rejected > 0 ? Math.max(1.5, rejected) : 0} /></g>`;
          })}
        </svg>
        <p class="axis small"><span>${day(rows[0].day)}</span><span>${text("most", whole(most))}</span><span>${day(rows[rows.length - 1].day)}</span></p>`}
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Fates({ rows }) {
  const present = FATES.filter((fate) => rows.some((row) => row.fates[fate]));
  return html`<${Panel} id="fates" isExported=${rows.length > 0} title=${text("fates")} note=${text("fatesNote")}>
    ${rows.length === 0
      ? html`<p class="empty">${text("fatesEmpty")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="fates-title"><table>
          <thead><tr><th scope="col">${text("source")}</th><th scope="col">${text("topic")}</th>${present.map((fate) => html`<th scope="col" class="number">${text(`fate.${fate}`)}</th>`)}</tr></thead>
          <tbody>${rows.map(
            (row) => html`<tr key=${row.topic + row.source}><th scope="row" translate=${false}>${row.source}</th><td><code>${row.topic}</code></td>
              ${present.map((fate) => html`<td class=${`number ${["rejected", "unreadable", "quarantined"].includes(fate) && row.fates[fate] ? "warn" : ""}`}>${row.fates[fate] ? whole(row.fates[fate]) : html`<span class="none">·</span>`}</td>`)}</tr>`,
          )}</tbody>
        </table></div>
        <${Help} terms=${["fate", ...present]} />`}
  <//>`;
}

/** How a source does over weeks. @param {{card: any}} properties */
function Scorecard({ card }) {
  return html`<${Panel} id="scorecard" isExported=${true} title=${text("scorecard", sourceName(card.source))} note=${text("scorecard.note")}>
    <p class=${card.isLow ? "warn" : ""} data-usual=${card.usual}>${card.usual === undefined ? text("scorecard.day", weekday(card.day), whole(card.messages)) : text("scorecard.usual", weekday(card.day), whole(card.messages), whole(card.usual))}
      ${" "}${text("scorecard.delay", whole(card.delay))}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="scorecard-title"><table>
      <thead><tr><th scope="col">${text("scorecard.week")}</th><th scope="col" class="number">${text("scorecard.messages")}</th><th scope="col" class="number">${text("rejected")}</th><th scope="col" class="number">${text("share")}</th><th scope="col" class="number">${text("fate.replaced")}</th><th scope="col" class="number">${text("scorecard.days")}</th></tr></thead>
      <tbody>${card.weeks.map((/** @type {any} */ week) => html`<tr key=${week.monday}><th scope="row">${day(week.monday)}</th><td class="number">${whole(week.messages)}</td><td class="number">${whole(week.rejected)}</td><td class="number">${week.messages > 0 ? percent(week.rejected / week.messages) : "–"}</td><td class="number">${whole(week.replaced)}</td><td class="number">${whole(week.days)}</td></tr>`)}</tbody>
    </table></div>
    ${card.reasons.length > 0 && html`<p class="small">${text("reasons")}: ${card.reasons.slice(0, 5).map((/** @type {any} */ row) => `${textOr(`reason.${row.reason}`, row.reason)} ${whole(row.count)}`).join(COMMA)}</p>`}
  <//>`;
}

/** What terms mean, for those who meet them the first time. @param {{terms: string[]}} properties */
function Help({ terms }) {
  return html`<${Details} summary=${text("help")}>${() => html`<dl class="advice">${terms.map((term) => html`<div key=${term}><dt>${text(term === "fate" ? "fates" : term === "reason" ? "reason" : `fate.${term}`)}</dt><dd>${text(`help.${term}`)}</dd></div>`)}</dl>`}<//>`;
}

/** What makes the list one of the store, rather than the latest rejections that the stream has. */
const SEARCH = ["find", "feed", "before", "after"];

const isSearching = () => SEARCH.some((name) => model.address.get(name));

function Rejections() {
  const { values, address } = model;
  const reason = address.get("reason");
  const isSearch = isSearching();
  const most = Math.max(1, ...values.reasons.map((/** @type {any} */ row) => row.count));
  return html`<${Panel} id="rejections" isExported=${true} title=${text("rejections")} note=${text("rejectionsNote")}>
    <div class="reasons" role="group" aria-label=${text("reasons")}>
      ${values.reasons.map(
        (/** @type {any} */ row) => html`<button key=${row.reason} type="button" aria-pressed=${row.reason === reason} title=${fixOf(row.reason)} onClick=${() => go(addressWith({ reason: row.reason === reason ? null : row.reason, rejection: null, before: null, after: null }))}>
          <span class="name">${textOr(`reason.${row.reason}`, row.reason)}</span><b>${whole(row.count)}</b><span class="bar" aria-hidden="true"><span class="bad" style=${{ width: `${(100 * row.count) / most}%` }}></span></span></button>`,
      )}
    </div>
    ${reason && html`<p><button type="button" class="correct-many" onClick=${() => correctMany(reason)}>${text("many")}</button></p>`}
    <${Help} terms=${["reason"]} />
    <${SearchForm} isSearch=${isSearch} />
    ${isSearch ? html`<${Found} />` : html`<${Latest} reason=${reason} />`}
  <//>`;
}

/** @param {{isSearch: boolean}} properties */
function SearchForm({ isSearch }) {
  const { values, address } = model;
  const feed = address.get("feed") ?? "";
  const sources = [...new Set([...values.fates.map((/** @type {any} */ row) => row.source), "unknown", ...(feed ? [feed] : [])])].sort();
  const search = (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    go(addressWith({ find: String(form.get("find")).trim(), feed: String(form.get("feed")), rejection: null, before: null, after: null }));
  };
  return html`<form class="search" role="search" aria-label=${text("find")} onSubmit=${search}>
    <label>${text("find.text")} <input key=${address.get("find")} name="find" type="search" maxlength="200" autocomplete="off" spellcheck=${false} defaultValue=${address.get("find") ?? ""} placeholder=${text("find.hint")} /></label>
    <label class="select"><span>${text("source")}</span>
      <select name="feed">${["", ...sources].map((source) => html`<option key=${source} value=${source} selected=${source === feed}>${source || text("find.all")}</option>`)}</select></label>
    <button>${text("find")}</button>
    ${isSearch && html`<${Link} class="clear" changes=${{ find: null, feed: null, before: null, after: null, rejection: null }}>${text("find.latest")}<//>`}
  </form>`;
}

/**
 * The rejections of the stream. What is shown stays under the hand: those that arrive are counted until they are asked for.
 *
 * @param {{reason: string | null}} properties
 */
function Latest({ reason }) {
  const { values } = model;
  const [, show] = useState(0);
  const pinned = useRef(/** @type {any[]} */ ([]));
  const all = values.rejections.map((/** @type {string} */ id) => ({ id, ...values[`rejection:${id}`] }));
  if (pinned.current.length === 0) pinned.current = all;
  if (pinned.current.length === 0) return html`<p class="empty">${text("rejectionsEmpty")}</p>`;
  const isWanted = (/** @type {any} */ row) => !reason || row.reason === reason;
  const shown = new Set(pinned.current.map(({ id }) => id));
  const newer = all.filter((/** @type {any} */ row) => isWanted(row) && !shown.has(row.id) && row.at >= pinned.current[0].at).length;
  const last = pinned.current[pinned.current.length - 1];
  const follow = () => {
    pinned.current = [];
    show(Date.now());
  };
  return html`<div role="status">${newer > 0 && html`<button type="button" class="arrived" onClick=${follow}>${text("newer", `${newer}${newer === all.length ? "+" : ""}`)}</button>`}</div>
    <${RejectionTable} rows=${pinned.current.filter(isWanted)} older=${pinned.current.length >= 50 && `${last.at}~${last.id}`} />`;
}

/** Rejections of the store. */
function Found() {
  const { address } = model;
  const query = new URLSearchParams(
    [["text", "find"], ["source", "feed"], ["reason", "reason"], ["before", "before"], ["after", "after"]].flatMap(([parameter, name]) => (address.get(name) ? [[parameter, /** @type {string} */ (address.get(name))]] : [])),
  ).toString();
  const [attempt, setAttempt] = useState(0);
  const { answer, problem } = useAnswer(`/v1/console/rejections?${query}`, attempt);
  if (problem) return html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /> <button type="button" onClick=${() => setAttempt(attempt + 1)}>${text("find.again")}</button></p>`;
  if (!answer) return html`<p class="empty" aria-live="polite">${text("find.busy")}</p>`;
  return html`<${RejectionTable} rows=${answer.rejections} older=${answer.older} newer=${answer.newer} />`;
}

/** @param {{rows: any[], older?: string, newer?: string}} properties */
function RejectionTable({ rows, older, newer }) {
  const { values, address } = model;
  const open = address.get("rejection") ?? rows[0]?.id;
  const isSearch = isSearching();
  // The search may stop before it has found as many as a page has.
  const reached = older && rows.length < 50 ? older.slice(0, older.indexOf("~")) : "";
  const page = (/** @type {"before" | "after"} */ direction, /** @type {string} */ place) => go(addressWith({ before: null, after: null, rejection: null, [direction]: place }));
  return html`<div class="columns">
      <div>
        ${rows.length === 0
          ? html`<p class="empty" role="status">${text(older ? "find.noneYet" : "find.none")}</p>`
          : html`<div class="scroll tall" tabindex="0" role="region" aria-labelledby="rejections-title"><table>
              <thead><tr><th scope="col">${text("time")} ${ZONE}</th><th scope="col">${text("reason")}</th><th scope="col">${text("document")}</th></tr></thead>
              <tbody>${rows.map((row) => html`<tr key=${row.id} class=${row.id === open ? "chosen" : ""} data-document=${row.document}><td class="when small">${moment(row.at)}</td>
                  <th scope="row"><button type="button" class="plain" aria-pressed=${row.id === open} onClick=${() => go(addressWith({ rejection: row.id }))}>${textOr(`reason.${row.reason}`, row.reason)}</button></th>
                  <td><span translate=${false}>${row.source ?? text("unknown")}</span><div class="small" translate=${false}>${row.document ?? row.origin}</div>${(values[`resent:${row.id}`] ?? row.resent) && html`<div class="small good">${text("resentShort")}</div>`}</td></tr>`)}</tbody>
            </table></div>`}
        ${(older || newer) && html`<p class="pager">
          ${isSearch && html`<button type="button" class="newer" disabled=${!newer} onClick=${() => page("after", /** @type {string} */ (newer))}>${text("find.newer")}</button>`}
          <button type="button" class="older" disabled=${!older} onClick=${() => page("before", /** @type {string} */ (older))}>${text("find.older")}</button>
          ${reached && isSearch && html`<span class="small">${text("find.reached", moment(reached))}</span>`}</p>`}
      </div>
      ${open && html`<${Rejection} key=${open} id=${open} listed=${rows.find((row) => row.id === open)} />`}
    </div>`;
}

/** A rejection; if the stream does not have it, with what the server has kept of it. @param {{id: string, listed?: any}} properties */
function Rejection({ id, listed }) {
  const known = model.values[`rejection:${id}`];
  const { answer, problem } = useAnswer(known ? "" : `/v1/console/original?${new URLSearchParams({ rejection: id })}`);
  const row = known ?? { ...listed, ...answer?.rejection };
  const resent = model.values[`resent:${id}`] ?? listed?.resent;
  return html`<article class="rejection" data-rejection=${id} aria-label=${`${text("rejection")} ${id}`}>
    <h3>${row.reason ? textOr(`reason.${row.reason}`, row.reason) : id}</h3>
    ${row.detail && html`<p class="detail" lang="en">${row.detail}</p>`}
    <p><${Fix} reason=${row.reason} /></p>
    ${problem && html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /></p>`}
    <dl class="facts">
      ${[["reason", html`<code>${row.reason}</code>`], ["source", row.source], ["document", row.document], ["revision", row.revision], ["field", row.field], ["stage", row.stage && textOr(`stage.${row.stage}`, row.stage)], ["origin", row.origin]]
        .filter(([name, value]) => value !== undefined && value !== "" && (name !== "reason" || row.reason))
        .map(([name, value]) => html`<div key=${name}><dt>${text(String(name))}</dt><dd translate=${name === "stage"}>${value}</dd></div>`)}
    </dl>
    ${row.size !== undefined && html`<h4>${text("original")} <span class="unit">${text("originalNote", whole(row.size))}</span></h4>
      <pre tabindex="0">${row.original || text("originalNone")}</pre>`}
    ${resent && html`<${Resent} sent=${resent} at=${`${moment(resent.at)} ${ZONE}`} />`}
    ${row.size !== undefined && html`<${Resend} id=${id} hint=${html`<span lang="en">${row.detail}.</span> <${Fix} reason=${row.reason} />`} />`}
  </article>`;
}

/** @param {{rows: any[], currency: string}} properties */
function Revisions({ rows, currency }) {
  return html`<${Panel} id="revisions" isExported=${rows.length > 0} title=${`${text("revisions")}${currency ? COMMA + currency : ""}`} note=${text("revisionsNote")}>
    ${rows.length === 0
      ? html`<p class="empty">${text("revisionsEmpty")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="revisions-title"><table>
          <thead><tr><th scope="col">${text("month")}</th><th scope="col" class="number">${text("closed")}</th><th scope="col" class="number">${text("today")}</th><th scope="col" class="number">${text("change")}</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr key=${row.month}><th scope="row">${month(`${row.month}-01`)}</th><td class="number" title=${exact(row.closed.value)}>${row.closed.lines > 0 ? compact(row.closed.value) : "–"}</td><td class="number" title=${exact(row.now.value)}>${compact(row.now.value)}</td><td class="number"><${Change} now=${row.now.value} before=${row.closed.value} /></td></tr>`)}</tbody>
        </table></div>`}
  <//>`;
}

/** @param {{rows: any[]}} properties */
function Letters({ rows }) {
  return html`<${Panel} id="letters" title=${text("letters")} note=${text("lettersNote")}>
    ${rows.length === 0
      ? html`<p class="empty">${text("lettersEmpty")}</p>`
      : html`<ul class="letters">${rows.map((row) => html`<li key=${row.place}><details><summary>${moment(row.at)} ${ZONE}${COMMA}${text("bytes", whole(row.size))}${COMMA}${text("place", row.place)}</summary><pre tabindex="0">${row.dump}</pre><${SentLetter} id=${row.id} /><${Resend} id=${row.id} hint=${text("resend.letter")} /></details></li>`)}</ul>`}
  <//>`;
}

/** @param {{id: string}} properties */
function SentLetter({ id }) {
  const resent = model.values[`resent:${id}`];
  return resent && html`<${Resent} sent=${resent} at=${`${moment(resent.at)} ${ZONE}`} />`;
}
