// What the page uses of htm/preact.
export const html: (strings: TemplateStringsArray, ...values: any[]) => any;
export const render: (node: any, parent: Element) => void;
export const Component: any;
export const useState: <T>(initial: T) => [T, (next: T | ((now: T) => T)) => void];
export const useEffect: (effect: () => void | (() => void), inputs: any[]) => void;
export const useRef: <T>(initial: T) => {current: T};
