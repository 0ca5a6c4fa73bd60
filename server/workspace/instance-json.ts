/** What an instance shows where it is embedded in another record. */
export interface EmbeddedRow {
  id: string;
  object_type_id: string;
  external_id: string | null;
  external_created_at: number | null;
  external_updated_at: number | null;
  custom_attributes: string;
}

export interface InstanceRow extends EmbeddedRow {
  created_at: number;
  updated_at: number;
}

/** The columns of an `InstanceRow`. */
export const instanceColumns = [
  "id",
  "object_type_id",
  "external_id",
  "external_created_at",
  "external_updated_at",
  "custom_attributes",
  "created_at",
  "updated_at",
] as const;

/**
 * An instance as JSON text. Its attributes are stored as JSON and go out as they are: a page of instances is answered
 * without parsing and printing each of them again.
 */
export function instanceJson(row: InstanceRow, customAttributes = row.custom_attributes): string {
  return `${embeddedMembers(row, customAttributes)},"created_at":${row.created_at},"updated_at":${row.updated_at}}`;
}

export function embeddedInstanceJson(row: EmbeddedRow): string {
  return `${embeddedMembers(row, row.custom_attributes)}}`;
}

function embeddedMembers(row: EmbeddedRow, customAttributes: string): string {
  return (
    `{"id":${JSON.stringify(row.id)},"type":${JSON.stringify(row.object_type_id)}` +
    `,"external_id":${JSON.stringify(row.external_id)}` +
    `,"external_created_at":${row.external_created_at},"external_updated_at":${row.external_updated_at}` +
    `,"custom_attributes":${customAttributes}`
  );
}
