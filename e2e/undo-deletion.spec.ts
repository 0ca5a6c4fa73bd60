import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { heldIds, hold } from "./associations.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expectToFit } from "./expect-to-fit.ts";
import { expect, test } from "./fixtures.ts";
import { makeInstance, makeType } from "./make-object-type.ts";

/** An instance with awkward values that another one refers to, both known to one test alone. */
async function makeLinked(api: Parameters<typeof makeType>[0]) {
  const type = await makeType(api, [
    { name: "code", label: "Code", data_type: "string" },
    { name: "price", label: "Price", data_type: "decimal" },
  ]);
  const reference = { type: "one", object_type_id: type.id } as const;
  const holderType = await makeType(api, [
    { name: "part", label: "Part", data_type: "relationship", reference },
  ]);
  const instance = await makeInstance(api, type, { code: "A-1", price: 149.9 });
  const holder = await makeInstance(api, holderType, { part: instance.id });
  const path = `/objects/${type.id}/${instance.id}`;
  const read = async () => {
    const reply = await api.get(`/api/custom_object_instances/${type.id}/${instance.id}`);
    return reply.text();
  };
  return { type, holderType, instance, holder, path, read };
}

async function askToDelete(page: Page, path: string, noun: string) {
  await page.goto(path);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: `Delete ${noun}` }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${noun}` });
  await expect(dialog.getByRole("button", { name: `Delete ${noun}` })).toBeEnabled();
  return dialog;
}

test("a deletion is undone on the spot, references included", async ({ page, api }) => {
  const { type, holder, instance, path, read } = await makeLinked(api);
  const noun = type.label.toLowerCase();
  const before = await read();
  const dialog = await askToDelete(page, path, noun);
  await expect(dialog).toContainText("1 instance loses its link to it");
  await dialog.getByRole("button", { name: `Delete ${noun}` }).click();
  await expect(page).toHaveURL(`/objects/${type.id}`);
  expect(await heldIds(api, "instance", holder.id, "part")).toEqual([]);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(path);
  await expect(page.getByText("is back")).toBeVisible();
  expect(await read()).toBe(before);
  expect(await heldIds(api, "instance", holder.id, "part")).toEqual([instance.id]);
});

test("what would be lost is saved as a file, which puts it back later", async ({ page, api }) => {
  const { type, holder, instance, path, read } = await makeLinked(api);
  const noun = type.label.toLowerCase();
  const before = await read();
  const dialog = await askToDelete(page, path, noun);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download what would be lost" }).click();
  const saved = await download;
  const file = {
    name: saved.suggestedFilename(),
    mimeType: "application/json",
    buffer: await readFile(await saved.path()),
  };
  expect(file.name).toMatch(new RegExp(`^${type.id}-made-\\d+\\.json$`));
  expect(await read()).toBe(before);
  await dialog.getByRole("button", { name: `Delete ${noun}` }).click();
  await expect(page).toHaveURL(`/objects/${type.id}`);

  await page.goto("/settings/objects");
  const choose = async () => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Restore from file" }).click();
    await (await chooser).setFiles(file);
    return page.getByRole("dialog", { name: `Restore from ${file.name}?` });
  };
  const question = await choose();
  await expect(question).toContainText("1 instance and 1 reference");
  await expectNoViolations(page, ["[role=dialog]"]);
  await question.getByRole("button", { name: "Put back" }).click();
  await expect(page.getByText("1 instance and 1 reference put back.")).toBeVisible();
  expect(await read()).toBe(before);
  expect(await heldIds(api, "instance", holder.id, "part")).toEqual([instance.id]);

  const again = await choose();
  await again.getByRole("button", { name: "Put back" }).click();
  await expect(again.getByRole("alert")).toContainText(`the id ${instance.id} is taken`);
  await expect(again.getByRole("button", { name: "Put back" })).toBeDisabled();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Restore from file" })).toBeFocused();
});

test("what stands in the way of an undo is told, and the rest comes back", async ({
  page,
  api,
}) => {
  const { type, holder, path, read } = await makeLinked(api);
  const noun = type.label.toLowerCase();
  const before = await read();
  const other = await makeInstance(api, type, { code: "A-2" });
  const dialog = await askToDelete(page, path, noun);
  await dialog.getByRole("button", { name: `Delete ${noun}` }).click();
  await expect(page).toHaveURL(`/objects/${type.id}`);
  await hold(api, ["instance", holder.id, "part"], [other.id]);
  const told = page.getByRole("status").filter({ hasText: "was deleted" });
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(told).toContainText(`names the instance ${other.id} by now`);
  await told.getByRole("button", { name: "Put back the rest" }).click();
  await expect(page).toHaveURL(path);
  expect(await read()).toBe(before);
  expect(await heldIds(api, "instance", holder.id, "part")).toEqual([other.id]);
});

test("a file that is something else is refused before anything happens", async ({ page }) => {
  await page.goto("/settings/objects");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Restore from file" }).click();
  await (
    await chooser
  ).setFiles({
    name: "other.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"format":"other"}'),
  });
  const dialog = page.getByRole("dialog", { name: "Restore from other.json?" });
  await expect(dialog.getByRole("alert")).toContainText("is no before-image of Objectory");
  await expect(dialog.getByRole("button", { name: "Put back" })).toBeDisabled();
});
