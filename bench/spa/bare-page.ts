import type { FastifyInstance } from "fastify";

/**
 * The same fifty rows from the same API without any framework: what a page costs at the very least. It draws each
 * attribute as text, a footer and a Next button, and nothing else.
 */
export function addBarePage(app: FastifyInstance): void {
  app.get("/bare", (_request, reply) =>
    reply.type("text/html").header("cache-control", "no-store").send(html),
  );
  app.get("/bare.js", (_request, reply) =>
    reply
      .type("text/javascript")
      .header("cache-control", "public, max-age=31536000, immutable")
      .send(script),
  );
}

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Orders</title>
    <style>
      body { font: 13px sans-serif; margin: 0 }
      table { border-collapse: collapse; width: 100% }
      td, th { border-bottom: 1px solid #ddd; padding: 8px 12px; text-align: left; white-space: nowrap }
    </style>
  </head>
  <body>
    <h1>Orders</h1>
    <table><thead></thead><tbody></tbody></table>
    <p><span id="range"></span> <button type="button">Next</button></p>
    <script src="/bare.js"></script>
  </body>
</html>
`;

const script = `
let page = 1;
async function show() {
  const response = await fetch("/api/custom_object_instances/Order?page=" + page + "&per_page=50");
  const list = await response.json();
  const names = Object.keys(list.data[0].custom_attributes);
  document.querySelector("thead").replaceChildren(row("th", ["id", ...names]));
  document.querySelector("tbody").replaceChildren(
    ...list.data.map((instance) => row("td", [instance.id, ...names.map((name) => instance.custom_attributes[name])])),
  );
  document.querySelector("#range").textContent = page + " of " + list.pages.total_pages;
}
function row(tag, values) {
  const tr = document.createElement("tr");
  for (const value of values) {
    const cell = document.createElement(tag);
    cell.textContent = value ?? "";
    tr.append(cell);
  }
  return tr;
}
document.querySelector("button").addEventListener("click", () => { page += 1; void show(); });
void show();
`;
