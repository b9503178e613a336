// @ts-check
// Asks the API with the token of the tab.
import { useEffect, useState } from "/page/preact.js";

const TOKEN = "landport.token";

/** The token that was typed in this tab, if any. It ends with the tab. */
export const token = {
  get: () => sessionStorage.getItem(TOKEN) ?? "",
  /** @param {string} value */
  set: (value) => (value ? sessionStorage.setItem(TOKEN, value) : sessionStorage.removeItem(TOKEN)),
};

/** Takes the token from the address that the server printed, and removes it there, so that it is in no history and no bookmark. */
export function takeToken() {
  const given = location.hash.match(/^#token=([\w-]+)$/);
  if (given?.[1]) {
    token.set(given[1]);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
}

/** Headers of requests to the API. @returns {Record<string, string>} */
export function headers() {
  const value = token.get();
  return value ? { Authorization: `Bearer ${value}` } : {};
}

/**
 * Asks the API.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<{isOk: boolean, status: number, answer: any}>}
 */
export async function request(path, options = {}) {
  const response = await fetch(path, { ...options, headers: { ...headers(), "Content-Type": "application/json" } });
  const answer = await response.json().catch(() => ({}));
  return { isOk: response.ok, status: response.status, answer };
}

/**
 * The answer to a question, asked once for each address and attempt. Nothing is asked without an address.
 *
 * @param {string} path
 * @param {number} [attempt]
 * @returns {{answer?: any, problem?: {status: number, detail?: string}}}
 */
export function useAnswer(path, attempt = 0) {
  const [got, setGot] = useState(/** @type {{path: string, answer?: any, problem?: {status: number, detail?: string}}} */ ({ path: "" }));
  useEffect(() => {
    let isOver = false;
    if (path) {
      setGot({ path: "" });
      request(path).then(
        ({ isOk, status, answer }) => isOver || setGot(isOk ? { path, answer } : { path, problem: { status, detail: answer.detail } }),
        () => isOver || setGot({ path, problem: { status: 0 } }),
      );
    }
    return () => {
      isOver = true;
    };
  }, [path, attempt]);
  return got.path === path ? got : {};
}
