// @ts-check
// Every text of the interface is in a dictionary for its language: of all pages, or of the page, whose root element says where it is. The
// dictionaries of all languages have the same keys.

const LANGUAGES = ["en", "zh", "ru"];
const CHOSEN = "landport.language";

/** The language that the address names or that was chosen, otherwise the first one of the browser that the page has. */
export const language =
  [new URLSearchParams(location.search).get("language") ?? "", localStorage.getItem(CHOSEN) ?? "", ...navigator.languages].map((wanted) => wanted.slice(0, 2).toLowerCase()).find((wanted) => LANGUAGES.includes(wanted)) ?? "en";

document.documentElement.lang = language === "zh" ? "zh-CN" : language;

/** @type {Record<string, string>} */
const WORDS = Object.assign({}, ...(await Promise.all(["/page/words_", document.documentElement.dataset.words].map(async (words) => (await fetch(`${words}${language}.json`)).json()))));

/** Formats and drawings depend on the language, so the page starts again. @param {string} wanted */
export function speak(wanted) {
  localStorage.setItem(CHOSEN, wanted);
  const address = new URL(location.href);
  if (!address.searchParams.has("language")) return location.reload();
  address.searchParams.set("language", wanted);
  location.replace(address);
}

/**
 * A text with its arguments.
 *
 * @param {string} key
 * @param {...(string | number)} values
 */
export const text = (key, ...values) =>
  values.length === 0 ? textOr(key, key) : textOr(key, key).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));

/** The text of a key if there is one, otherwise the fallback. @param {string} key @param {string} fallback */
export const textOr = (key, fallback) => WORDS[key] ?? fallback;

/** Between the parts of a list. */
export const COMMA = text("listSeparator");
