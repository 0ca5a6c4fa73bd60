import { expect } from "vitest";
import type { Answer, VendorFailure } from "../connectors/vendor-failure.ts";

/** The value of a call that must have succeeded. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  expect(answer).toMatchObject({ ok: true });
  if (!answer.ok) throw new Error(answer.failure.what);
  return answer.value;
}

/** Why a call failed that must have failed. */
export function failureOf(answer: Answer<unknown>): VendorFailure {
  expect(answer.ok).toBe(false);
  if (answer.ok) throw new Error("the call was to fail");
  return answer.failure;
}
