// @ts-check
// Corrects one wrong value in many rejected documents: a group of documents, the new value, what would be counted, and the outcomes.
import { html, useEffect, useRef, useState } from "/page/preact.js";
import { request, useAnswer } from "/page/client.js";
import { Problem } from "/page/controls.js";
import { exact, whole } from "/page/format.js";
import { COMMA, text, textOr } from "/page/messages.js";
import { crossingName, model, sectorName, sourceName } from "/console/parts.js";
import { CodeLists } from "/console/resend.js";

/** @typedef {{source: string, field: string, value: string, documents: number, rejection: string}} Group */

/** The dialog, if one is open. It is no part of the view, as that of one document. */
export function ManyDialog() {
  return model.many && html`<${Dialog} key=${model.many} reason=${model.many} onClose=${() => correctMany(null)} />`;
}

/** @param {string | null} reason */
export function correctMany(reason) {
  model.many = reason;
  dispatchEvent(new PopStateEvent("popstate"));
}

/** @param {{reason: string, onClose: () => void}} properties */
function Dialog({ reason, onClose }) {
  const dialog = useRef(/** @type {any} */ (null));
  const { answer, problem } = useAnswer(`/v1/console/wrong-values?${new URLSearchParams({ reason })}`);
  const [chosen, choose] = useState(/** @type {Group | null} */ (null));
  useEffect(() => dialog.current?.showModal(), []);
  /** @type {Group[]} */
  const groups = answer?.groups ?? [];
  return html`<dialog ref=${dialog} class="panel many" aria-labelledby="many-title" onClose=${onClose}>
    <header><h2 id="many-title">${text("many")}: ${textOr(`reason.${reason}`, reason)}</h2><button type="button" onClick=${() => dialog.current?.close()}>${text("close")}</button></header>
    <p class="note">${text("many.note")}</p>
    ${problem && html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /></p>`}
    ${answer && groups.length === 0 && html`<p class="empty">${text("many.none")}</p>`}
    ${groups.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label=${text("many.groups")}><table>
      <thead><tr><th scope="col">${text("field")}</th><th scope="col">${text("many.value")}</th><th scope="col">${text("source")}</th><th scope="col" class="number">${text("many.documents")}</th></tr></thead>
      <tbody>${groups.map((group) => html`<tr key=${group.source + group.field + group.value} class=${group === chosen ? "chosen" : ""}>
        <th scope="row"><button type="button" class="plain" aria-pressed=${group === chosen} onClick=${() => choose(group)}><code>${group.field}</code></button></th>
        <td translate=${false}>${group.value || html`<i>${text("many.hidden")}</i>`}</td><td>${sourceName(group.source)}</td><td class="number">${whole(group.documents)}</td></tr>`)}</tbody>
    </table></div>`}
    ${chosen && html`<${Correct} key=${chosen.rejection} reason=${reason} group=${chosen} />`}
  </dialog>`;
}

/** @param {{reason: string, group: Group}} properties */
function Correct({ reason, group: { source, field, value, rejection } }) {
  const { answer } = useAnswer(`/v1/console/original?${new URLSearchParams({ rejection })}`);
  const [corrected, setCorrected] = useState("");
  const [checked, setChecked] = useState(/** @type {any} */ (null));
  const [sent, setSent] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [isBusy, setBusy] = useState(false);
  const input = useRef(/** @type {any} */ (null));
  useEffect(() => input.current?.focus(), []);

  /** @param {boolean} isDryRun */
  const send = async (isDryRun) => {
    setBusy(true);
    setProblem(null);
    const body = JSON.stringify({ reason, source, field, value, corrected });
    const { isOk, status, answer: outcome } = await request(`/v1/console/resend-many?dry-run=${isDryRun}`, { method: "POST", body }).catch(() => ({ isOk: false, status: 0, answer: {} }));
    if (!isOk) setProblem({ status, detail: outcome.detail });
    else if (isDryRun) setChecked(outcome);
    else setSent(outcome);
    setBusy(false);
  };
  if (sent) {
    return html`<div class="notice sent" role="status"><p>${text("many.sent", whole(sent.sent), whole(sent.accepted))}</p><${Followed} action=${sent.action} /></div>`;
  }
  return html`<form class="add" onSubmit=${(/** @type {any} */ event) => {
      event.preventDefault();
      void send(true);
    }}>
      <label>${text("resend.new")} <code>${field}</code> <input ref=${input} name="corrected" required maxlength="200" autocomplete="off" spellcheck=${false} list=${answer?.codes?.[field] && `codes-${field}`} value=${corrected}
        onInput=${(/** @type {any} */ event) => {
          setCorrected(event.target.value);
          setChecked(null);
        }} /></label>
      ${!checked && html`<button class="primary check" disabled=${isBusy}>${text("resend.check")}</button>`}
    </form>
    ${answer?.codes?.[field] && html`<${CodeLists} codes=${{ [field]: answer.codes[field] }} />`}
    ${problem && html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /></p>`}
    ${checked && html`<${Preview} outcome=${checked} />
      ${checked.accepted > 0 && html`<div class="question" role="group" aria-labelledby="many-question">
        <h3 id="many-question">${text("many.question", whole(checked.accepted))}</h3>
        <p>${text("many.recorded")}</p>
        <button type="button" class="primary send" disabled=${isBusy} onClick=${() => send(false)}>${text("resend.send")}</button>
        <button type="button" disabled=${isBusy} onClick=${() => setChecked(null)}>${text("resend.back")}</button></div>`}`}`;
}

/** What would become of the documents. @param {{outcome: any}} properties */
function Preview({ outcome: { documents, accepted, rejected, counts } }) {
  return html`<div class="outcome accepted" role="status">
    <p class=${accepted > 0 ? "good" : "warn"}>${text("many.accepted", whole(accepted), whole(documents))}</p>
    ${Object.entries(rejected).map(([reason, count]) => html`<p class="warn">${whole(/** @type {number} */ (count))} ${text("rejected")}: ${textOr(`reason.${reason}`, reason)}</p>`)}
    ${counts.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label=${text("resend.counts")}><table>
      <thead><tr><th scope="col">${text("crossing")}</th><th scope="col">${text("sector")}</th><th scope="col" class="number">${text("measure.lines")}</th><th scope="col" class="number">${text("value")}</th><th scope="col" class="number">${text("weight")}${COMMA}${text("unit.kg")}</th></tr></thead>
      <tbody>${counts.map((/** @type {any} */ row) => html`<tr><th scope="row">${crossingName(row.crossing)}</th><td>${sectorName(row.sector)}${COMMA}${text(row.flow)}</td><td class="number">${whole(row.lines)}</td><td class="number">${exact(row.value)} <span class="unit">${row.currency}</span></td><td class="number">${exact(row.netWeightKg)}</td></tr>`)}</tbody>
    </table></div>`}
  </div>`;
}

/** The fates of the documents of an action, asked for until the last one has a receipt. @param {{action: string}} properties */
export function Followed({ action }) {
  const [attempt, setAttempt] = useState(0);
  const [fates, setFates] = useState(/** @type {Record<string, number> | null} */ (null));
  useEffect(() => {
    let isOver = false;
    let timer = 0;
    request(`/v1/console/resend-many/${encodeURIComponent(action)}`).then(({ isOk, answer }) => {
      if (isOver) return;
      if (isOk) setFates(answer.fates);
      if (!isOk || answer.fates.waiting || answer.fates.started) timer = setTimeout(() => setAttempt(attempt + 1), 2_000);
    }, () => (timer = setTimeout(() => setAttempt(attempt + 1), 5_000)));
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [action, attempt]);
  return html`<p class="followed" role="status">${fates
    ? Object.entries(fates).map(([fate, count]) => html`<span data-fate=${fate}><b>${whole(count)}</b> ${textOr(`fate.${fate}`, textOr(`many.${fate}`, fate))}</span> `)
    : text("find.busy")}</p>`;
}
