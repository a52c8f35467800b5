#!/usr/bin/env node
import { runSchwab } from "../cli/program.js";

process.exitCode = await runSchwab(process.argv.slice(2));
