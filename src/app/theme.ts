import { createTheme } from "@mantine/core";

/** Mantine's side of `theme.css`: defaults of its components. Colours, type and sizes are variables there. */
export const theme = createTheme({
  primaryColor: "indigo",
  autoContrast: false,
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "xs" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 28 } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Menu: { defaultProps: { shadow: "md", width: 220, position: "bottom-end" } },
    // Outside the page's own landmarks, the head of a dialog would count as another banner.
    ModalHeader: { defaultProps: { role: "presentation" } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 140 } } },
  },
});
