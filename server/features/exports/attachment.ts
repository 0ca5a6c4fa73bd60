/** `Content-Disposition` for a file of any name (RFC 6266): as it is for browsers, and in ASCII for what knows no better. */
export function attachment(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/[^\w. -]/g, "") || "export";
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
