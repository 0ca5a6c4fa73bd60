/** 0 or 1: SQLite has no boolean, and both databases must answer alike. */
export type Flag = number;
/** JSON kept as text exactly as it was written, so that no number changes. */
export type JsonText = string;
export type UnixSeconds = number;
