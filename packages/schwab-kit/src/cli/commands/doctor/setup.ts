import {
  type AppSettings,
  appOf,
  type Environment,
  type Server,
  type SettingFlags,
  serverOf,
  tokenFileOf,
} from "../../settings.js";
import { type ApiAnswers, apiAnswersOf } from "./api-answers.js";
import { type Login, readLogin } from "./login.js";
import { once } from "./once.js";
import { type Knock, knock } from "./reach.js";

export interface SetupFlags extends SettingFlags {
  readonly authorize?: boolean | undefined;
}

/** What is examined. Each thing is asked for once, and what can't be had rejects or throws by itself. */
export interface Setup extends AppSettings {
  /** Whether the login page may be opened. */
  readonly mayAuthorize: boolean;
  /** @throws ConfigError `config-invalid` */
  server(): Server;
  /** @throws ConfigError `config-missing`, or as `server` */
  tokenFile(): string;
  /** What the API host says to a knock. */
  knock(): Promise<Knock>;
  /** Epoch seconds by the server's clock, as far as that is known. */
  now(): Promise<number>;
  /** Rejects with StorageError, TokenError, or as `tokenFile`. */
  login(): Promise<Login | undefined>;
  readonly api: ApiAnswers;
}

export function readSetup(flags: SetupFlags, environment: Environment): Setup {
  const server = (): Server => serverOf(flags, environment);
  const tokenFile = (): string => tokenFileOf(flags, server());
  const knockOnce = once(async () => await knock(server().baseUrl));
  const login = once(async () => await readLogin(tokenFile(), server().baseUrl));
  return {
    ...appOf(flags, sourceOf(server, environment)),
    mayAuthorize: flags.authorize === true,
    server,
    tokenFile,
    knock: knockOnce,
    async now() {
      const found = await knockOnce();
      return (Date.now() + (found.reached ? (found.skewMs ?? 0) : 0)) / 1000;
    },
    login,
    api: apiAnswersOf(login, () => server().baseUrl),
  };
}

/** Without a server the environment's credentials can be looked at all the same: they are sent nowhere. */
function sourceOf(server: () => Server, environment: Environment): Server["from"] {
  try {
    return server().from;
  } catch {
    return (name) => environment[name] || undefined;
  }
}
