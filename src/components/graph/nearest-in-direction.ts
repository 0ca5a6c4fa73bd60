export type Direction = "up" | "down" | "left" | "right";

interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

const directions: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

export function directionOf(key: string): Direction | undefined {
  return directions[key];
}

/** Where an arrow key leads: what lies ahead counts by its distance, what lies aside three times as much. */
export function nearestInDirection<Stop>(
  from: Place,
  stops: { stop: Stop; place: Place }[],
  direction: Direction,
): Stop | undefined {
  const start = centre(from);
  let nearest: { stop: Stop; distance: number } | undefined;
  for (const { stop, place } of stops) {
    const end = centre(place);
    const isAcross = direction === "left" || direction === "right";
    const sign = direction === "left" || direction === "up" ? -1 : 1;
    const ahead = sign * (isAcross ? end.x - start.x : end.y - start.y);
    if (ahead <= 1) continue;
    const aside = Math.abs(isAcross ? end.y - start.y : end.x - start.x);
    const distance = ahead + 3 * aside;
    if (!nearest || distance < nearest.distance) nearest = { stop, distance };
  }
  return nearest?.stop;
}

function centre({ left, top, width, height }: Place): { x: number; y: number } {
  return { x: left + width / 2, y: top + height / 2 };
}
