import { ActionIcon } from "@mantine/core";
import { IconFocusCentered, IconMinus, IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./record-picture.module.css";

export function PictureControls({
  onZoom,
  onFit,
}: {
  onZoom: (factor: number) => void;
  onFit: () => void;
}) {
  return (
    <div className={classes.controls}>
      <Control label="Zoom in" onClick={() => onZoom(1.25)}>
        <IconPlus size={16} stroke={1.5} aria-hidden />
      </Control>
      <Control label="Zoom out" onClick={() => onZoom(0.8)}>
        <IconMinus size={16} stroke={1.5} aria-hidden />
      </Control>
      <Control label="Fit the picture into the window" onClick={onFit}>
        <IconFocusCentered size={16} stroke={1.5} aria-hidden />
      </Control>
    </div>
  );
}

function Control({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <ActionIcon aria-label={label} title={label} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
