import { randomUUID } from "node:crypto";
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ErrorCode } from "../../contract/errors.ts";
import { toErrorList } from "./api-error.ts";

interface Failure {
  status: number;
  code: ErrorCode;
  message: string;
}

const unreadable: Failure = {
  status: 400,
  code: "client_error",
  message: "The request is not valid HTTP",
};

/** By the code of the error that Node's parser gives. */
const failures: Record<string, Failure> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: "client_error",
    message: "The address and the headers together are larger than 16 KiB",
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    code: "client_error",
    message: "The extensions of a chunk are too large",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: "request_timeout",
    message: "The request did not arrive in time",
  },
};

/** Answer what is no HTTP request, and so never becomes one for Fastify, with an `error.list` too. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = replyTo(failures[error.code ?? ""] ?? unreadable);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}

/** Node answers an `Expect` it does not know by itself, with an empty body. */
export function answerExpectations(server: Server): void {
  server.on("checkExpectation", (_request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = replyTo({
      status: 417,
      code: "unsupported",
      message: "Of all expectations only Expect: 100-continue can be met",
    });
    response.writeHead(status, headers).end(body);
  });
}

function replyTo({ status, ...problem }: Failure) {
  const requestId = randomUUID();
  const body = JSON.stringify(toErrorList([problem], requestId));
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "x-request-id": requestId,
    connection: "close",
  };
  return { status, headers, body };
}
