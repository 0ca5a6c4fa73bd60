import { readFile } from "node:fs/promises";
import { heldIds } from "./associations.ts";
import { attributeRow } from "./attribute-row.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";
import { getType, instancesPath, makeInstance, makeType } from "./make-object-type.ts";

test("an archived type is deleted for good after its name is typed, and comes back from the file", async ({
  page,
  api,
}) => {
  const type = await makeType(api, [{ name: "price", label: "Price", data_type: "decimal" }]);
  const reference = { type: "one", object_type_id: type.id } as const;
  const holderType = await makeType(api, [
    { name: "part", label: "Part", data_type: "relationship", reference },
  ]);
  const instance = await makeInstance(api, type, { price: 149.9 });
  const holder = await makeInstance(api, holderType, { part: instance.id });
  const read = async () => (await api.get(`${instancesPath(type)}/${instance.id}`)).text();
  const before = await read();

  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("button", { name: `Archive ${type.label_plural}` }).click();
  await page.getByRole("button", { name: "Delete …", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${type.label_plural} for good?` });
  await expect(dialog).toContainText("1 instance of another type loses references.");
  await expect(dialog).toContainText(`1 attribute that refers to them is deleted too`);
  await expect(dialog.getByRole("list", { name: "What loses references" })).toContainText(
    `1 reference of 1 record${holderType.id}.part`,
  );
  const remove = dialog.getByRole("button", { name: `Delete ${type.label_plural}` });
  await expect(remove).toBeDisabled();
  await dialog.getByLabel("to confirm").fill(type.id.toLowerCase());
  await expect(remove).toBeDisabled();
  await expectNoViolations(page, ["[role=dialog]"]);
  const download = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Download what would be lost" }).click();
  const saved = await download;
  const file = {
    name: saved.suggestedFilename(),
    mimeType: "application/json",
    buffer: await readFile(await saved.path()),
  };
  expect(file.name).toBe(`${type.id}.json`);
  await dialog.getByLabel("to confirm").fill(type.id);
  await remove.click();
  await expect(page).toHaveURL("/settings/objects");
  await expect(page.getByText(`Deleted ${type.label_plural}.`)).toBeVisible();
  expect(await getType(api, type.id)).toBeUndefined();
  expect((await getType(api, holderType.id))?.attributes).toEqual([]);

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Restore from file" }).click();
  await (await chooser).setFiles(file);
  const question = page.getByRole("dialog", { name: `Restore from ${file.name}?` });
  await expect(question).toContainText("1 object type, 2 attributes, 1 instance and 1 reference");
  await question.getByRole("button", { name: "Put back" }).click();
  await expect(page.getByText("and 1 reference put back.")).toBeVisible();

  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText(`Restored ${type.label_plural}.`)).toBeVisible();
  expect(await read()).toBe(before);
  expect(await heldIds(api, "instance", holder.id, "part")).toEqual([instance.id]);
});

test("an archived attribute is deleted with its values, and comes back from the file", async ({
  page,
  api,
}) => {
  const type = await makeType(api, [
    { name: "note", label: "Note", data_type: "string" },
    { name: "price", label: "Price", data_type: "decimal" },
  ]);
  const instance = await makeInstance(api, type, { note: "fragile", price: 2.5 });
  const read = async () => (await api.get(`${instancesPath(type)}/${instance.id}`)).text();
  const before = await read();
  const note = type.attributes.find(({ name }) => name === "note");
  await api.put(`/api/console/attributes/${note?.id}`, { data: { archived: true } });

  await page.goto(`/settings/objects/${type.id}`);
  await page.getByRole("button", { name: "Delete Note …" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Note for good?" });
  await expect(dialog).toContainText("1 record loses its value.");
  const download = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Download what would be lost" }).click();
  const saved = await download;
  const text = (await readFile(await saved.path())).toString();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await dialog.getByLabel("to confirm").fill("note");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Delete Note …" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("to confirm")).toHaveValue("");
  await dialog.getByLabel("to confirm").fill("note");
  await dialog.getByRole("button", { name: "Delete Note" }).click();
  await expect(page.getByText("Deleted Note.")).toBeVisible();
  await expect(attributeRow(page, "note")).toHaveCount(0);
  expect(await read()).not.toContain("fragile");

  const reply = await api.post("/api/console/restore", {
    data: `{"image":${text}}`,
    headers: { "content-type": "application/json" },
  });
  expect(reply.status()).toBe(200);
  await api.put(`/api/console/attributes/${note?.id}`, { data: { archived: false } });
  expect(await read()).toBe(before);
});
