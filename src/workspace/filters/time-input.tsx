import { TextInput } from "@mantine/core";

/** A day in the viewer's zone; a time that is finer than a day, which only an address can hold, is edited as its text. */
export function TimeInput({
  label,
  text,
  problem,
  focusedFirst = false,
  onText,
}: {
  label: string;
  text: string;
  problem: string | undefined;
  focusedFirst?: boolean;
  onText: (text: string) => void;
}) {
  const isDay = text === "" || /^\d{4,6}-\d\d-\d\d$/.test(text);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      {...(isDay ? { type: "date", max: "9999-12-31" } : { autoComplete: "off" })}
      data-autofocus={focusedFirst || undefined}
      value={text}
      error={problem}
      onChange={({ currentTarget }) => onText(currentTarget.value)}
    />
  );
}
