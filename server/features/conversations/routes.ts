import type { FastifyInstance } from "fastify";
import type { Database } from "../../database/database.ts";

export function conversationRoutes(_app: FastifyInstance, _database: Database): void {}
