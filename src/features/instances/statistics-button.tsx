import { Button } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";

export function StatisticsButton({ isShown, onClick }: { isShown: boolean; onClick: () => void }) {
  return (
    <Button
      variant="default"
      leftSection={<IconChartBar size={14} stroke={1.5} aria-hidden />}
      aria-pressed={isShown}
      onClick={onClick}
    >
      Statistics
    </Button>
  );
}
