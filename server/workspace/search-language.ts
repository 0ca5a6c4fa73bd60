import type { SearchOperator, SingleFilter } from "../../contract/search.ts";
import type { Dialect } from "../database/database.ts";
import type { SearchField } from "./search-field.ts";

/** What one resource can be searched by, and how. */
export interface SearchLanguage {
  dialect: Dialect;
  /** Undefined for a field that there is not. */
  findField: (name: string) => SearchField | undefined;
  /** The operators that each kind of field takes. */
  operators: Record<SearchField["kind"], readonly SearchOperator[]>;
  /** A date may stand for the whole of its day (UTC, the workspace's time zone). */
  datesMatch: "day" | "second";
  /** Whether `>` and `<` let equal values through. */
  boundsMatch: boolean;
}

/** The values that a field is compared with, none of them null. */
export interface GivenValues {
  name: string;
  operator: SearchOperator;
  /** One, unless the operator is `IN`. */
  values: Exclude<SingleFilter["value"], unknown[] | null>[];
}
