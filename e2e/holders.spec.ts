import { group } from "./associations.ts";
import { expectNoViolations } from "./expect-no-violations.ts";
import { expect, test } from "./fixtures.ts";
import { makeInstance, makeType } from "./make-object-type.ts";

test("all who refer to an instance are reached from its page, 25 at a time", async ({
  page,
  api,
}) => {
  const type = await makeType(api, []);
  const reference = { type: "one", object_type_id: type.id } as const;
  const holderType = await makeType(api, [
    { name: "part", label: "Part", data_type: "relationship", reference },
  ]);
  const instance = await makeInstance(api, type, {});
  await Promise.all(
    Array.from({ length: 56 }, () => makeInstance(api, holderType, { part: instance.id })),
  );
  await page.goto(`/objects/${type.id}/${instance.id}`);
  const holders = group(page, holderType.label_plural);
  const rows = holders.getByRole("listitem");
  await expect(rows).toHaveCount(25);
  await expect(holders.getByRole("status")).toHaveText("25 of 56, the newest first");
  const more = holders.getByRole("button", { name: "Show 25 more" });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(50);
  await expect(holders.getByRole("status")).toHaveText("50 of 56, the newest first");
  await expectNoViolations(page);
  await holders.getByRole("button", { name: "Show 6 more" }).click();
  await expect(rows).toHaveCount(56);
  const titles = await rows.getByRole("link").allTextContents();
  expect(new Set(titles).size).toBe(56);
  await expect(holders.getByRole("button", { name: /^Show / })).toHaveCount(0);
});
