import { createInterface, type Interface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Questions to the person at the terminal; from a pipe, each line is an answer. */
export interface Questions {
  ask(question: string): Promise<string>;
  /** What is typed is not shown. */
  askSecret(question: string): Promise<string>;
  close(): void;
}

export function openQuestions(): Questions {
  let isSecret = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isSecret) process.stdout.write(chunk);
      done();
    },
  });
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output, terminal });
  lines.once("SIGINT", () => process.exit(130));
  const answers = lines[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await answers.next();
    return done === true ? "" : value.trim();
  };
  return {
    ask: (question) => {
      process.stdout.write(question);
      return next();
    },
    askSecret: async (question) => {
      process.stdout.write(question);
      isSecret = true;
      const answer = await next();
      isSecret = false;
      process.stdout.write("\n");
      return answer;
    },
    close: () => closeQuietly(lines),
  };
}

function closeQuietly(lines: Interface): void {
  lines.close();
  process.stdin.destroy();
}
