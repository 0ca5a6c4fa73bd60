import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import type { RefObject } from "react";
import type { ReferenceCount } from "../../../../contract/references.ts";
import { pictureOf, type PictureFormat } from "../../../components/graph/picture-of.ts";
import { saveFile } from "../../../components/ui/save-file.ts";
import { announce } from "../../../components/ui/announce.ts";
import type { MovedBoxes } from "./moved-boxes.ts";
import type { SchemaGraph } from "./schema-graph.ts";
import { schemaMapJson, schemaMapBounds } from "./schema-map-json.ts";
import type { SchemaLayout } from "./schema-layout.ts";

/** The map as a file. Pictures are taken of what is drawn, so the table offers none. */
export function ExportMenu({
  graph,
  layout,
  moved,
  counts,
  flow,
}: {
  graph: SchemaGraph;
  layout: SchemaLayout;
  moved: MovedBoxes;
  counts: Map<string, ReferenceCount> | undefined;
  /** Undefined while the map is not drawn. */
  flow: RefObject<HTMLDivElement | null> | undefined;
}) {
  async function savePicture(format: PictureFormat): Promise<void> {
    if (!flow?.current) return;
    try {
      const bounds = schemaMapBounds(graph, layout, moved);
      saveFile(await pictureOf(flow.current, bounds, format), `schema-map.${format}`);
      announce(`Saved schema-map.${format}`);
    } catch {
      announce("The browser could not make the picture. Nothing was saved.");
    }
  }

  function saveJson(): void {
    const text = JSON.stringify(schemaMapJson(graph, layout, moved, counts), null, 2);
    saveFile(new Blob([text], { type: "application/json" }), "schema-map.json");
    announce("Saved schema-map.json");
  }

  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
          rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {flow ? (
          <>
            <Menu.Item onClick={() => void savePicture("png")}>Picture (PNG)</Menu.Item>
            <Menu.Item onClick={() => void savePicture("svg")}>Picture (SVG)</Menu.Item>
          </>
        ) : null}
        <Menu.Item onClick={saveJson}>Data (JSON)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
