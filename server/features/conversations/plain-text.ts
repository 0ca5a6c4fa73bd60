import { compile } from "html-to-text";

/** The text of a message; a link reads `label (url)`. "Retrieve a conversation", 2.16, read 2026-08. */
export const plainText = compile({
  wordwrap: false,
  selectors: [
    { selector: "a", options: { linkBrackets: ["(", ")"], hideLinkHrefIfSameAsText: true } },
    { selector: "img", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
});
