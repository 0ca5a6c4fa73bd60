import { expect, test } from "vitest";
import { marksIn, marksInNumber, readSought } from "./sought-marks.ts";

const marked = (text: string, q: string) =>
  marksIn(text, readSought(q)).map(({ start, end }) => text.slice(start, end));

test("each word is marked wherever it stands, whatever the case", () => {
  expect(marked("Polar jacket, POLAR blue", "polar blue")).toEqual(["Polar", "POLAR", "blue"]);
  expect(marked("Straße 12, STRASSE", "straße")).toEqual(["Straße"]);
  expect(marked("İstanbul office", "OFFICE")).toEqual(["office"]);
  expect(marked("Polar", "boots")).toEqual([]);
});

test("words that overlap are one mark", () => {
  expect(marked("abcdefg", "abcd cdef")).toEqual(["abcdef"]);
});

test("a text without a word of three letters is marked at the beginning alone", () => {
  expect(marked("NW-101 NW", "nw")).toEqual(["NW"]);
  expect(marked("x NW", "nw")).toEqual([]);
  expect(marked("anything", "  ")).toEqual([]);
});

test("digits are found across the separators of a number", () => {
  const text = "1,432.00";
  const marks = marksInNumber(text, readSought("1432"));
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["1,432"]);
  expect(marksInNumber("12,345", readSought("345"))).toEqual([{ start: 3, end: 6 }]);
});
