import { Button } from "@mantine/core";

export function StatisticsButton({ isShown, onClick }: { isShown: boolean; onClick: () => void }) {
  return (
    <Button variant="default" aria-pressed={isShown} onClick={onClick}>
      Statistics
    </Button>
  );
}
