import { ActionIcon } from "@mantine/core";
import { IconFocusCentered, IconMinus, IconPlus } from "@tabler/icons-react";
import { Panel, useReactFlow, useStore } from "@xyflow/react";
import classes from "./zoom-controls.module.css";

const stepMs = 140;

/** Zoom in and out, and bring the whole picture into sight. */
export function ZoomControls() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const isNearest = useStore(({ transform, maxZoom }) => transform[2] >= maxZoom);
  const isFarthest = useStore(({ transform, minZoom }) => transform[2] <= minZoom);
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : stepMs;
  return (
    <Panel position="bottom-right">
      <div role="group" aria-label="Zoom" className={classes.controls}>
        <ActionIcon
          aria-label="Zoom out"
          aria-disabled={isFarthest}
          onClick={() => void zoomOut({ duration })}
        >
          <IconMinus size={16} stroke={1.5} />
        </ActionIcon>
        <ActionIcon
          aria-label="Zoom in"
          aria-disabled={isNearest}
          onClick={() => void zoomIn({ duration })}
        >
          <IconPlus size={16} stroke={1.5} />
        </ActionIcon>
        <ActionIcon aria-label="Fit the picture" onClick={() => void fitView({ duration })}>
          <IconFocusCentered size={16} stroke={1.5} />
        </ActionIcon>
      </div>
    </Panel>
  );
}
