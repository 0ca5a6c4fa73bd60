import type { DataType } from "../../../contract/attributes.ts";
import { escapedAttribute } from "./sheet-xml.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const media = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Everything of a workbook but its sheets, by name (ECMA-376, part 1, as few parts as there may be). */
export function workbookParts(sheetNames: readonly string[]): Map<string, string> {
  const sheets = sheetNames.map((name, index) => ({ name, number: index + 1 }));
  const stylesId = `rId${sheets.length + 1}`;
  return new Map([
    [
      "[Content_Types].xml",
      `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/>${sheets.map(({ number }) => `<Override PartName="/${sheetPath(number)}" ContentType="${media}.worksheet+xml"/>`).join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name, number }) => `<sheet name="${escapedAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${declaration}<Relationships xmlns="${packages}/relationships">${sheets.map(({ number }) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="${stylesId}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", `${declaration}${styles}`],
  ]);
}

/** Plain, a time, and bold for headers: the places are what `s` of a cell counts. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

const widths: Record<DataType, number> = {
  string: 28,
  integer: 14,
  decimal: 14,
  boolean: 10,
  list: 18,
  datetime: 20,
  relationship: 30,
};
const widest = 60;

/** The first row stays in sight. A column is as wide as its kind of value wants, or its header. */
export function sheetStart(columns: readonly { label: string; dataType: DataType }[]): string {
  const cols = columns.map(({ label, dataType }, index) => {
    const width = Math.min(widest, Math.max(widths[dataType], label.length + 2));
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData>`;
}

export const sheetEnd = "</sheetData></worksheet>";

/** Excel takes 31 characters, and some of them not. */
export function sheetNames(label: string, count: number): string[] {
  const plain =
    label
      .replaceAll(/[[\]:*?/\\]/g, " ")
      .replaceAll(/^'+|'+$/g, "")
      .trim() || "Export";
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? plain.slice(0, 31) : `${plain.slice(0, 26)} ${index + 1}`,
  );
}
