/** Whom Intercom's forms name where they ask for a teammate: an embedded workspace keeps none, only who holds the token. */
export const administrator = {
  id: "1",
  name: "Administrator",
  email: "administrator@localhost",
} as const;
