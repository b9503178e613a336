// @ts-check
// Corrects a rejected document and sends it again: first a check that publishes nothing, then the question, then the document.
import { html, useEffect, useRef, useState } from "/page/preact.js";
import { request } from "/page/client.js";
import { Problem, Segments, countryName } from "/page/controls.js";
import { day, exact, whole } from "/page/format.js";
import { COMMA, text, textOr } from "/page/messages.js";
import { Fix, crossingName, model, sectorName, sourceName } from "/console/parts.js";

/** @typedef {{pointer: string, value: string, isAdded?: boolean}} Field */
/** @typedef {{value: string, isRemoved: boolean}} Edit */

/** The button that opens the dialog. @param {{id: string, hint?: any}} properties */
export function Resend({ id, hint }) {
  return html`<div class="resend"><button type="button" class="open-resend" onClick=${() => resend({ id, hint })}>${text("resend")}</button></div>`;
}

/** The dialog, if one is open. It is no part of the view: what is typed survives when the rejection leaves the list, and a lost connection. */
export function ResendDialog() {
  const open = model.resending;
  return open && html`<${Dialog} key=${open.id} id=${open.id} hint=${open.hint} onClose=${() => resend(null)} />`;
}

/** @param {{id: string, hint?: any} | null} what */
function resend(what) {
  model.resending = what;
  dispatchEvent(new PopStateEvent("popstate"));
}

/** The outcome of the document that was sent again. @param {{sent: any, at: string}} properties */
export function Resent({ sent, at }) {
  const state = sent.outcome === "published" ? sent.fate : sent.outcome;
  const receipt = useReceipt(sent, state === "taken");
  const by = html`<span class="small">${text("resentBy", at, sent.by)}</span>`;
  if (receipt?.fate) {
    return html`<p class=${`resent ${receipt.fate}`} role="status"><b>${text("resent.fate", textOr(`fate.${receipt.fate}`, receipt.fate))}</b> ${receipt.reason ? textOr(`reason.${receipt.reason}`, receipt.reason) : ""}${countedAt(receipt.countedAt)}<br />${by}</p>`;
  }
  return html`<p class=${`resent ${state}`} role="status"><b>${text(`resent.${state}`)}</b> ${by}${state === "taken" && receipt && html`<br /><span class="small">${receipt.missing}</span>`}</p>`;
}

/** Where a document counts. @param {any} place */
export const countedAt = (place) => place && html`<span class="small">${day(place.day)}${COMMA}${crossingName(place.crossing)}${COMMA}${place.sectors.map(sectorName).join(COMMA)}</span>`;

/**
 * The receipt of a document that was sent again. Asked for until there is one, and then less often, because a fate can change.
 *
 * @param {any} sent
 * @param {boolean} isTaken whether streams has read it
 * @returns {any} the receipt, or why there is none; null while nothing is known
 */
function useReceipt(sent, isTaken) {
  const [receipt, setReceipt] = useState(/** @type {any} */ (null));
  useEffect(() => {
    let timer = 0;
    let isOver = !isTaken;
    const ask = async () => {
      const found = await receiptOf(sent).catch(() => ({ missing: text("noAnswer") }));
      if (isOver) return;
      setReceipt(found);
      timer = setTimeout(ask, found.fate ? 10_000 : 2_000);
    };
    setReceipt(null);
    if (isTaken) void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sent.source, sent.document, sent.revision, sent.message, isTaken]);
  return receipt;
}

/** The receipt of a message that changed nothing, of a revision, or of the document that a decision is about. @param {any} sent @returns {Promise<any>} */
async function receiptOf({ source, document, revision, message }) {
  const { isOk, status, answer } = await request(`/v1/documents/${encodeURIComponent(source)}?${new URLSearchParams({ id: document })}`);
  if (!isOk && status !== 404) return { missing: html`<${Problem} problem=${{ status, detail: answer.detail }} />` };
  /** @type {any[]} */
  const receipts = (answer.documents ?? []).find((/** @type {any} */ known) => known.documentId === document)?.receipts ?? [];
  const ofRevisions = receipts.filter((receipt) => receipt.message === undefined);
  return (
    receipts.find((receipt) => receipt.message === message) ??
    (revision === undefined ? ofRevisions[ofRevisions.length - 1] : ofRevisions.find((receipt) => receipt.revision === revision)) ?? {
      missing: text(model.values.status?.hasReceipts ? "resent.noReceipt" : "resent.receiptsOff"),
    }
  );
}

/** @param {{id: string, hint?: any, onClose: () => void}} properties */
function Dialog({ id, hint, onClose }) {
  const dialog = useRef(/** @type {any} */ (null));
  const [fields, setFields] = useState(/** @type {Field[] | null} */ (null));
  const [wrong, setWrong] = useState("");
  const [codes, setCodes] = useState(/** @type {Codes} */ ({}));
  const [of, setOf] = useState("");
  const [edits, setEdits] = useState(/** @type {Record<string, Edit>} */ ({}));
  const [mode, setMode] = useState("fields");
  const [whole_, setWhole] = useState("");
  const [checked, setChecked] = useState(/** @type {any} */ (null));
  const [sent, setSent] = useState("");
  const [problem, setProblem] = useState(/** @type {any} */ (""));
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    dialog.current?.showModal();
    void request(`/v1/console/original?${new URLSearchParams({ rejection: id })}`).then(({ isOk, status, answer }) => {
      const pointer = answer.pointer ?? "";
      const known = isOk ? answer.fields : [];
      const isMissing = known.length > 0 && pointer && !known.some((/** @type {Field} */ field) => field.pointer === pointer);
      setFields(isMissing ? [{ pointer, value: "", isAdded: true }, ...known] : inOrder(known, pointer));
      setWrong(pointer);
      setCodes(answer.codes ?? {});
      setOf([answer.rejection?.document, answer.rejection?.source && sourceName(answer.rejection.source)].filter(Boolean).join(COMMA));
      if (known.length === 0) setMode("document");
      if (!isOk) setProblem(html`<${Problem} problem=${{ status, detail: answer.detail }} />`);
    }, () => setProblem(text("resend.failed")));
  }, []);

  // Where the work is, once it is known.
  useEffect(() => {
    if (fields !== null) dialog.current?.querySelector(mode === "fields" ? "input[data-pointer]" : "textarea")?.focus();
  }, [fields === null, mode]);

  /** An edit makes an earlier check worthless. @param {() => void} change */
  const edited = (change) => {
    change();
    setChecked(null);
    setProblem("");
  };

  /** @param {boolean} isDryRun */
  const send = async (isDryRun) => {
    const body = content(id, mode, fields ?? [], edits, whole_);
    if (typeof body === "string") {
      setProblem(body);
      return;
    }
    setBusy(true);
    setProblem("");
    try {
      const { isOk, status, answer } = await request(`/v1/console/resend?dry-run=${isDryRun}`, { method: "POST", body: JSON.stringify(body) });
      if (!isOk) setProblem(html`<${Problem} problem=${{ status, detail: answer.detail }} />`);
      else if (isDryRun) setChecked(answer.outcome);
      else setSent(answer.message);
    } catch {
      setProblem(text("resend.failed"));
    }
    setBusy(false);
  };

  return html`<dialog ref=${dialog} class="panel" aria-labelledby="resend-title" onClose=${onClose}>
    <header><h2 id="resend-title">${text("resend")}${of && html`: <span translate=${false}>${of}</span>`}</h2><button type="button" onClick=${() => dialog.current?.close()}>${text("close")}</button></header>
    ${hint && html`<p class="note">${hint}</p>`}
    ${sent
      ? html`<p class="notice sent" role="status">${text("resend.sent")} <code>${sent}</code><br />${text("resend.sentNote")}</p>`
      : html`
        ${fields && fields.length > 0 && html`<${Segments} label=${text("resend.mode")} value=${mode} onChoose=${(/** @type {string} */ chosen) => edited(() => setMode(chosen))}
          options=${[{ value: "fields", label: text("resend.fields") }, { value: "document", label: text("resend.document") }]} />`}
        ${mode === "fields"
          ? html`<${Fields} fields=${fields ?? []} codes=${codes} wrong=${wrong} edits=${edits} onEdit=${(/** @type {string} */ pointer, /** @type {Edit} */ edit) => edited(() => setEdits({ ...edits, [pointer]: edit }))}
              onAdd=${(/** @type {string} */ pointer) => edited(() => setFields([...(fields ?? []), { pointer, value: "", isAdded: true }]))} />`
          : html`<label class="whole">${text("resend.whole")}
              <textarea rows="14" spellcheck=${false} value=${whole_} onInput=${(/** @type {any} */ event) => edited(() => setWhole(event.target.value))}></textarea></label>`}
        ${problem && html`<p class="notice warn" role="alert">${problem}</p>`}
        ${checked && html`<${Outcome} outcome=${checked} />`}
        ${checked?.status === "accepted"
          ? html`<div class="question" role="group" aria-labelledby="resend-question">
              <h3 id="resend-question">${text("resend.question", checked.source, checked.documentId)}</h3>
              <p>${text("resend.recorded")}</p>
              <button type="button" class="primary send" disabled=${isBusy} onClick=${() => send(false)}>${text("resend.send")}</button>
              <button type="button" disabled=${isBusy} onClick=${() => setChecked(null)}>${text("resend.back")}</button></div>`
          : html`<p><button type="button" class="primary check" disabled=${isBusy || fields === null} onClick=${() => send(true)}>${text("resend.check")}</button></p>`}`}
  </dialog>`;
}

/** The wrong field first. @param {Field[]} fields @param {string} pointer */
function inOrder(fields, pointer) {
  return [...fields.filter((field) => field.pointer === pointer), ...fields.filter((field) => field.pointer !== pointer)];
}

/** The body of the request, or what is missing. @param {string} rejection @param {string} mode @param {Field[]} fields @param {Record<string, Edit>} edits @param {string} whole */
function content(rejection, mode, fields, edits, whole) {
  if (mode === "document") {
    try {
      return { rejection, document: JSON.parse(whole) };
    } catch {
      return text("resend.noJson");
    }
  }
  const corrections = fields
    .filter(({ pointer }) => edits[pointer] && (edits[pointer].isRemoved || edits[pointer].value !== ""))
    .map(({ pointer }) => ({ pointer, value: edits[pointer].isRemoved ? null : edits[pointer].value }));
  return corrections.length === 0 ? text("resend.nothing") : { rejection, corrections };
}

/** @typedef {Record<string, {code: string, meaning: string}[]>} Codes by field */

/** The field that a pointer leads to. @param {string} pointer */
const lastOf = (pointer) => pointer.slice(pointer.lastIndexOf("/") + 1);

/** What a code means, in the language of the page. @param {string} field @param {string} code @param {string} meaning */
function meaningOf(field, code, meaning) {
  if (field === "partner") return countryName(code);
  if (field === "crossing") return crossingName(meaning);
  if (field === "mode") return text(`mode.${meaning}`);
  if (field === "flow") return text(code);
  return field === "channel" ? text(`channel.${code}`) : meaning && sourceName(code);
}

/** The valid codes of fields, from which an input can be filled. @param {{codes: Codes}} properties */
export const CodeLists = ({ codes }) =>
  html`${Object.entries(codes).map(([field, known]) => html`<datalist key=${field} id=${`codes-${field}`}>${known.map(({ code, meaning }) => html`<option value=${code}>${meaningOf(field, code, meaning)}</option>`)}</datalist>`)}`;

/** @param {{fields: Field[], codes: Codes, wrong: string, edits: Record<string, Edit>, onEdit: (pointer: string, edit: Edit) => void, onAdd: (pointer: string) => void}} properties */
function Fields({ fields, codes, wrong, edits, onEdit, onAdd }) {
  const [added, setAdded] = useState("");
  const add = () => {
    const pointer = added.startsWith("/") ? added : `/${added}`;
    if (added !== "" && !fields.some((field) => field.pointer === pointer)) onAdd(pointer);
    setAdded("");
  };
  return html`<div class="scroll fields" tabindex="0" role="region" aria-label=${text("resend.fields")}><table>
      <thead><tr><th scope="col">${text("field")}</th><th scope="col">${text("resend.now")}</th><th scope="col">${text("resend.new")}</th><th scope="col">${text("resend.remove")}</th></tr></thead>
      <tbody>${fields.map(({ pointer, value, isAdded }) => {
        const edit = edits[pointer] ?? { value: "", isRemoved: false };
        return html`<tr key=${pointer} class=${pointer === wrong ? "chosen" : ""}>
          <th scope="row"><code>${pointer}</code>${pointer === wrong && html`<span class="small warn"> ${text(isAdded ? "resend.missing" : "resend.wrong")}</span>`}</th>
          <td translate=${false}>${value}</td>
          <td><input aria-label=${text("resend.newOf", pointer)} data-pointer=${pointer} list=${codes[lastOf(pointer)] && `codes-${lastOf(pointer)}`} autocomplete="off" spellcheck=${false} disabled=${edit.isRemoved} value=${edit.value}
            onInput=${(/** @type {any} */ event) => onEdit(pointer, { ...edit, value: event.target.value })} /></td>
          <td>${!isAdded && html`<input type="checkbox" aria-label=${text("resend.removeOf", pointer)} checked=${edit.isRemoved}
            onChange=${(/** @type {any} */ event) => onEdit(pointer, { ...edit, isRemoved: event.target.checked })} />`}</td></tr>`;
      })}</tbody>
    </table></div>
    <${CodeLists} codes=${codes} />
    <p class="add"><label>${text("resend.other")} <input placeholder="/revision/partner" value=${added} onInput=${(/** @type {any} */ event) => setAdded(event.target.value)} /></label>
      <button type="button" onClick=${add}>${text("resend.add")}</button></p>`;
}

/** What would become of the document. @param {{outcome: any}} properties */
function Outcome({ outcome }) {
  if (outcome.status !== "accepted") {
    return html`<div class="notice warn outcome" role="alert"><b>${textOr(`reason.${outcome.reason}`, outcome.reason)}</b>: <span lang="en">${outcome.detail}</span>${outcome.pointer && html` <code>${outcome.pointer}</code>`}<br /><${Fix} reason=${outcome.reason} /></div>`;
  }
  const counts = outcome.counts ?? [];
  return html`<div class="outcome accepted" role="status">
    <p class="good">${text("resend.accepted")}</p>
    ${counts.length === 0
      ? html`<p>${text("resend.countsNothing")}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${text("resend.counts")}><table>
          <thead><tr><th scope="col">${text("day")}</th><th scope="col">${text("crossing")}</th><th scope="col">${text("sector")}</th><th scope="col" class="number">${text("measure.lines")}</th><th scope="col" class="number">${text("value")}</th><th scope="col" class="number">${text("weight")}${COMMA}${text("unit.kg")}</th></tr></thead>
          <tbody>${counts.map((/** @type {any} */ row) => html`<tr><th scope="row" class="when">${row.day}</th><td>${crossingName(row.crossing)}</td><td>${sectorName(row.sector)}${COMMA}${text(row.flow)}</td><td class="number">${whole(row.lines)}</td><td class="number">${exact(row.value)} <span class="unit">${row.currency}</span></td><td class="number">${exact(row.netWeightKg)}</td></tr>`)}</tbody>
        </table></div>`}
  </div>`;
}
