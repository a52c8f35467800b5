import { clientFromTokenFile } from "schwab-kit";
import { settings } from "./settings.part.js";

export const client = await clientFromTokenFile(settings);
