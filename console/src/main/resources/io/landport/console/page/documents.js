// @ts-check
// Where a document is: the life of each document with a number, where it counts, what replaced it, and its rejections.
import { html, useState } from "/page/preact.js";
import { useAnswer } from "/page/client.js";
import { Problem } from "/page/controls.js";
import { ZONE, moment, whole } from "/page/format.js";
import { COMMA, text, textOr } from "/page/messages.js";
import { Link, Panel, addressWith, go, model, sourceName } from "/console/parts.js";
import { countedAt } from "/console/resend.js";

/** Fates of the one revision that is in force. */
const IN_FORCE = ["counted", "cancelled", "summary", "excluded"];

/** @typedef {{revision?: number, message?: string, fate: string, reason?: string, countedAt?: any, summaries?: number, history: {fate: string, decided: string}[]}} Receipt */

export function Documents() {
  const number = model.address.get("document") ?? "";
  const [attempt, setAttempt] = useState(0);
  const search = (/** @type {any} */ event) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    go(addressWith({ document: String(new FormData(event.target).get("document")).trim() }));
  };
  return html`<${Panel} id="documents" title=${text("where")} note=${text("where.note")}>
    <form class="search" role="search" aria-label=${text("where")} onSubmit=${search}>
      <label>${text("where.number")} <input key=${number} name="document" type="search" maxlength="200" required autocomplete="off" spellcheck=${false} defaultValue=${number} /></label>
      <button>${text("find")}</button>
      ${number && html`<${Link} class="clear" changes=${{ document: null }}>${text("close")}<//>`}
    </form>
    ${number && html`<${Found} key=${number} number=${number} attempt=${attempt} />`}
  <//>`;
}

/** @param {{number: string, attempt: number}} properties */
function Found({ number, attempt }) {
  const receipts = useAnswer(`/v1/documents?${new URLSearchParams({ id: number })}`, attempt);
  const rejections = useAnswer(`/v1/console/rejections?${new URLSearchParams({ text: number })}`, attempt);
  const problem = receipts.problem ?? rejections.problem;
  if (problem) return html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /></p>`;
  if (!receipts.answer || !rejections.answer) return html`<p class="empty" aria-live="polite">${text("find.busy")}</p>`;
  const documents = receipts.answer.documents;
  const rejected = rejections.answer.rejections;
  return html`<div role="status" class="found">
    ${documents.length === 0 && html`<p class="empty">${text(rejected.length === 0 ? "where.none" : "where.noReceipt")} ${model.values.status?.hasReceipts ? "" : text("where.receiptsOff")}</p>`}
    ${documents.map((/** @type {any} */ found) => html`<${Life} key=${found.source + found.channel + found.documentId} document=${found} />`)}
    ${rejected.length > 0 && html`<${Rejected} rows=${rejected} number=${number} isMore=${Boolean(rejections.answer.older)} />`}
  </div>`;
}

/** What became of a document, the latest first. @param {{document: {source: string, channel: string, documentId: string, receipts: Receipt[]}}} properties */
function Life({ document: { source, channel, documentId, receipts } }) {
  const revisions = receipts.filter((receipt) => receipt.message === undefined);
  const winner = revisions.find((receipt) => IN_FORCE.includes(receipt.fate));
  const events = receipts
    .flatMap((receipt) => receipt.history.map((event) => ({ ...event, receipt, by: event.fate === "replaced" ? replacing(revisions, receipt, event) : undefined })))
    .reverse()
    .sort((one, other) => other.decided.localeCompare(one.decided));
  return html`<article class="life" data-found=${`${source} ${documentId}`}>
    <h3><span translate=${false}>${documentId}</span> <span class="unit">${sourceName(source)}${COMMA}${text(`channel.${channel}`)}</span></h3>
    <p>${winner?.fate === "counted"
      ? html`<b class="good">${text("where.counts", winner.revision ?? "")}</b> ${countedAt(winner.countedAt)}`
      : html`<b>${text("where.countsNot")}</b> ${winner ? html`${text("revision")} ${winner.revision}: ${text(`fate.${winner.fate}`)}` : ""}`}${winner?.summaries ? html`<br />${text("where.summaries", whole(winner.summaries))}` : ""}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${text("where.life", documentId)}><table>
      <thead><tr><th scope="col">${text("time")} ${ZONE}</th><th scope="col">${text("revision")}</th><th scope="col">${text("where.fate")}</th></tr></thead>
      <tbody>${events.map(({ decided, fate, receipt, by }) => html`<tr><td class="when small">${moment(decided)}</td><th scope="row">${receipt.revision ?? "–"}${receipt.message && html`<div class="small"><code>${receipt.message}</code></div>`}</th>
        <td>${text(`fate.${fate}`)}${by !== undefined && html`<div class="small">${text("where.replacedBy", by)}</div>`}${receipt.reason && html`<div class="small"><${Link} changes=${{ rejection: receipt.message ?? null, find: receipt.message ?? null }}>${textOr(`reason.${receipt.reason}`, receipt.reason)}<//></div>`}</td></tr>`)}</tbody>
    </table></div>
  </article>`;
}

/** The revision that came into force with the message that replaced another. @param {Receipt[]} revisions @param {Receipt} replaced @param {{decided: string}} at */
function replacing(revisions, replaced, { decided }) {
  return revisions.find((other) => other !== replaced && other.history.some((event) => event.decided === decided && IN_FORCE.includes(event.fate)))?.revision;
}

/** @param {{rows: any[], number: string, isMore: boolean}} properties */
function Rejected({ rows, number, isMore }) {
  return html`<h3>${text("where.rejections", number)}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${text("where.rejections", number)}><table>
      <thead><tr><th scope="col">${text("time")} ${ZONE}</th><th scope="col">${text("reason")}</th><th scope="col">${text("document")}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.id}><td class="when small">${moment(row.at)}</td>
        <th scope="row"><${Link} changes=${{ find: number, rejection: row.id }}>${textOr(`reason.${row.reason}`, row.reason)}<//>${row.resent && html`<div class="small good">${text("resentShort")}</div>`}</th>
        <td translate=${false}>${row.source}<div class="small">${row.document ?? row.origin}</div></td></tr>`)}</tbody>
    </table></div>
    ${isMore && html`<p class="small"><${Link} changes=${{ find: number, rejection: null }}>${text("find.older")}<//></p>`}`;
}
