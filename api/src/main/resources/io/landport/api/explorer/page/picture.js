// @ts-check
// The chart of the view, drawn by the server. It is put into the page, so that its texts can be searched and follow the theme.
import { html, useEffect, useRef, useState } from "/page/preact.js";
import { headers, request } from "/page/client.js";

/** Widths in millimetres, of which four pixels are one; few, so that charts are found in caches. */
const WIDTHS = [240, 220, 200, 180, 160, 140, 120, 100, 80];

/** The width of a chart for a screen. @param {number} pixels */
export const widthFor = (pixels) => WIDTHS.find((width) => width * 4 <= pixels) ?? 80;

/**
 * A chart as a document; the parser of the browser for requests makes no script of it.
 *
 * @param {string} path
 * @param {AbortSignal} signal
 * @returns {Promise<Document | null>}
 */
const read = (path, signal) =>
  new Promise((done, failed) => {
    const sent = new XMLHttpRequest();
    signal.addEventListener("abort", () => sent.abort());
    sent.open("GET", path);
    Object.entries(headers()).forEach(([name, value]) => sent.setRequestHeader(name, value));
    sent.responseType = "document";
    sent.onload = () => done(sent.status === 200 ? sent.responseXML : null);
    sent.onerror = failed;
    sent.send();
  });

/** @param {{path: string, onDrawn: (title: string) => void, onProblem: (problem: {status: number, detail?: string}) => void}} properties */
export function Picture({ path, onDrawn, onProblem }) {
  const frame = useRef(null);
  const [isBusy, setBusy] = useState(true);
  useEffect(() => {
    const following = new AbortController();
    setBusy(true);
    read(path, following.signal)
      .then(async (drawn) => {
        if (following.signal.aborted) return;
        if (drawn) {
          const picture = document.importNode(drawn.documentElement, true);
          // Figures and the question are there for programs.
          picture.querySelectorAll("metadata").forEach((part) => part.setAttribute("translate", "no"));
          /** @type {any} */ (frame.current).replaceChildren(picture);
          setBusy(false);
          onDrawn(picture.querySelector("title")?.textContent ?? "");
        } else {
          const { status, answer } = await request(path);
          if (!following.signal.aborted) onProblem({ status, detail: answer.detail });
        }
      })
      .catch(() => following.signal.aborted || onProblem({ status: 0 }));
    return () => following.abort();
  }, [path]);
  return html`<div class="picture" aria-busy=${isBusy} ref=${frame}></div>`;
}
