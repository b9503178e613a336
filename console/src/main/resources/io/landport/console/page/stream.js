// @ts-check
// Reads the stream of a view. With fetch rather than EventSource, which cannot send a token.
import { headers } from "/page/client.js";
import { text } from "/page/messages.js";

/** A server that answers nothing for this time is not waited for. The second is the time between two heartbeats, and then some. */
const ANSWER_WITHIN = 5000;
const SILENT_AFTER = 10000;

/**
 * Follows a view until it is aborted. Connects again after a second, then after two and so on.
 *
 * @param {URLSearchParams} parameters of the stream
 * @param {AbortSignal} signal
 * @param {{values: (changed: Record<string, any>, gone: string[], isFirst: boolean) => void,
 *     alive: (age: number) => void, lost: (reason: string, pause: number) => void, refused: (problem: {status: number, detail?: string}) => void}} listener
 */
export async function follow(parameters, signal, listener) {
  let pause = 1000;
  while (!signal.aborted) {
    let reason = text("unreachable");
    const attempt = new AbortController();
    const end = () => attempt.abort();
    signal.addEventListener("abort", end);
    // A browser keeps the pages before this one with their connections, and has six of these for a server.
    addEventListener("pagehide", end);
    const deadline = new Deadline(() => {
      reason = text("unanswered");
      attempt.abort();
    });
    try {
      deadline.within(ANSWER_WITHIN);
      const response = await fetch(`/v1/console/stream?${parameters}`, { headers: headers(), signal: attempt.signal });
      if (response.status === 401 || response.status === 403) {
        const problem = await response.json().catch(() => ({}));
        listener.refused({ status: response.status, detail: problem.detail });
        return;
      }
      if (!response.ok || !response.body) {
        reason = response.status === 503 ? text("busy") : text("answered", response.status);
      } else {
        pause = 1000;
        await read(response.body, listener, deadline);
        reason = text("ended");
      }
    } catch {
      // The reason is known.
    } finally {
      deadline.end();
      signal.removeEventListener("abort", end);
      removeEventListener("pagehide", end);
    }
    if (signal.aborted) return;
    listener.lost(reason, pause);
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(pause * 2, 15000);
  }
}

/** Calls back unless it is put off in time. */
class Deadline {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #passed;

  /** @param {() => void} passed */
  constructor(passed) {
    this.#passed = passed;
  }

  /** @param {number} time */
  within(time) {
    this.end();
    this.#timer = setTimeout(this.#passed, time);
  }

  end() {
    clearTimeout(this.#timer);
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {{values: (changed: Record<string, any>, gone: string[], isFirst: boolean) => void, alive: (age: number) => void}} listener
 * @param {Deadline} deadline
 */
async function read(body, listener, deadline) {
  const reader = body.pipeThrough(/** @type {ReadableWritablePair<string, Uint8Array>} */ (/** @type {unknown} */ (new TextDecoderStream()))).getReader();
  let received = "";
  let isFirst = true;
  for (;;) {
    deadline.within(SILENT_AFTER);
    const { done, value } = await reader.read();
    if (done) return;
    received += value;
    for (let end = received.indexOf("\n\n"); end >= 0; end = received.indexOf("\n\n")) {
      const event = received.slice(0, end);
      received = received.slice(end + 2);
      if (event.startsWith("data: ")) {
        const { values, gone } = JSON.parse(event.slice(6));
        listener.values(values, gone, isFirst);
        isFirst = false;
      } else if (event.startsWith("event: alive\ndata: ")) {
        listener.alive(Number(event.slice("event: alive\ndata: ".length)));
      }
    }
  }
}
