#!/usr/bin/env node
import { runGenerateToken } from "../cli/generate-token.js";

process.exitCode = await runGenerateToken(process.argv.slice(2));
