/** The best name a contact has: its name, else its email, else its external id, else its Intercom id. */
export function contactTitle(contact: {
  id: string;
  name?: string | null;
  email?: string | null;
  external_id?: string | null;
}): string {
  const { id, name, email, external_id } = contact;
  return [name, email, external_id].find((title) => title != null && title.trim() !== "") ?? id;
}
