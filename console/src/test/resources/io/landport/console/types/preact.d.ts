// What the page uses of htm/preact.
export const html: (strings: TemplateStringsArray, ...values: any[]) => any;
export const render: (node: any, parent: Element) => void;
export const Component: any;
