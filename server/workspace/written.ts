/** What a write left behind. */
export interface Written<Record> {
  record: Record;
  /** The members that the source of record holds otherwise than they were sent, such as `custom_attributes.total`. */
  heldOtherwise: string[];
}
