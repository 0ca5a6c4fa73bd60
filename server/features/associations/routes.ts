import type { FastifyInstance } from "fastify";
import type { Database } from "../../database/database.ts";

export function associationRoutes(_app: FastifyInstance, _database: Database): void {}
