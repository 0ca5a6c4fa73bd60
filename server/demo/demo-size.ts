/** How many records of each sort a demo workspace holds. */
export interface DemoSize {
  instances: number;
  contacts: number;
  conversations: number;
}

/** `small` is what a first start makes. Beyond it a shop has five orders and the like for each of its customers. */
export function demoSize(demo: "small" | number): DemoSize {
  if (demo === "small") return { instances: 2500, contacts: 500, conversations: 800 };
  return {
    instances: demo,
    contacts: Math.max(40, Math.ceil(demo / 5)),
    conversations: Math.max(20, Math.ceil((demo * 3) / 10)),
  };
}
