import { parseJson } from "../contract/json.ts";
import { deletionEndpoints } from "../contract/deletions.ts";
import { expect, test } from "./fixtures.ts";
import { makeInstance, makeType } from "./make-object-type.ts";

for (const id of ["map", "new"]) {
  test(`a type called ${id} has a settings page beside the page of that name`, async ({
    page,
    api,
  }) => {
    const label_plural = `Types called ${id}`;
    const details = { label: id, label_plural, description: "", icon: "box" };
    await api.post("/api/console/objects", {
      data: { ...details, id, title_attribute: null, attributes: [] },
    });
    await page.goto("/settings/objects");
    await page.getByRole("main").getByRole("link", { name: label_plural }).click();
    await expect(page.getByRole("heading", { level: 1, name: label_plural })).toBeVisible();
    await expect(page).toHaveURL(`/settings/objects/~${id}`);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: label_plural })).toBeVisible();
    await page.getByRole("link", { name: `See ${label_plural.toLowerCase()}` }).click();
    await expect(page).toHaveURL(`/objects/${id}`);
    await page.goto(`/settings/objects/${id}`);
    await expect(page.getByRole("heading", { level: 1, name: label_plural })).toHaveCount(0);
  });
}

test("an instance whose id is new has a page beside the form of a new one", async ({
  page,
  api,
}) => {
  const type = await makeType(api, [{ name: "code", label: "Code", data_type: "string" }]);
  const made = await makeInstance(api, type, { code: "A-1" });
  const path = `/api/console/objects/${type.id}/instances/${made.id}`;
  const taken = deletionEndpoints.delete.reply.parse(
    parseJson(await (await api.delete(path)).text()),
  );
  const instances = taken.instances.map((saved) => ({ ...saved, id: "new" }));
  const reply = await api.post("/api/console/restore", {
    data: { image: { ...taken, instances } },
  });
  expect(reply.status()).toBe(200);
  await page.goto(`/objects/${type.id}/~new`);
  await expect(page.getByRole("region", { name: "Attributes", exact: true })).toContainText("A-1");
  await page.goto(`/objects/${type.id}/new`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("New");
});
