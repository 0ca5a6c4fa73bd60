import type { JsonObject } from "../../contract/json.ts";
import { ExactNumber } from "../../contract/json.ts";
import type { DemoSize } from "./demo-size.ts";
import { instanceMoment, placeOf, type Kind } from "./timeline.ts";

/** What every record of one demo has in common. */
export interface World {
  size: DemoSize;
  /** Ids are handed out by the database, in a row. */
  firstInstanceId: number;
}

export interface DemoReferences {
  attribute: string;
  instanceIds: string[];
}

export interface DemoInstance {
  externalId: string | null;
  externalCreatedAt: number | null;
  externalUpdatedAt: number | null;
  updatedAt: number;
  attributes: JsonObject;
  references: DemoReferences[];
}

export function idOf(world: World, kind: Kind, number: number): string {
  return String(world.firstInstanceId + placeOf(kind, number));
}

export function momentOf(world: World, kind: Kind, number: number): number {
  return instanceMoment(placeOf(kind, number), world.size.instances);
}

/** An amount as shops write it: two decimals even where they are zeros. */
export function money(cents: number): ExactNumber {
  return new ExactNumber((cents / 100).toFixed(2));
}

/** `4711` as `004711`, so that numbers sort as text. */
export function sixDigits(number: number): string {
  return String(number).padStart(6, "0");
}
