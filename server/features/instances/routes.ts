import type { FastifyInstance } from "fastify";
import type { Database } from "../../database/database.ts";

export function instanceRoutes(_app: FastifyInstance, _database: Database): void {}
