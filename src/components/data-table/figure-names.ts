import type { Figure } from "./table-layout.ts";

export const figureNames: Record<Figure, string> = {
  sum: "Sum",
  average: "Average",
  min: "Smallest",
  max: "Largest",
};
