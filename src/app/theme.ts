import { createTheme } from "@mantine/core";

/** Mantine's side of `theme.css`: sizes and defaults; every colour is a variable there. */
export const theme = createTheme({
  primaryColor: "indigo",
  autoContrast: false,
  cursorType: "pointer",
  fontFamily: "var(--font-sans)",
  fontFamilyMonospace: "var(--font-mono)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  defaultRadius: "var(--radius)",
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
