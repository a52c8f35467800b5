/** Keys and arguments of a script. */
export interface ScriptArguments {
  readonly keys: [string, ...string[]];
  readonly arguments: string[];
}

/** A client that runs scripts. */
export interface ScriptClient {
  eval(script: string, options: ScriptArguments): Promise<unknown>;
  evalSha(sha1: string, options: ScriptArguments): Promise<unknown>;
}

/** A client of one connection, made to hear messages. */
export interface SubscriberClient {
  on(event: "error", listener: () => void): unknown;
  connect(): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<void>;
  unref(): void;
  destroy(): void;
}

interface CommandClient {
  readonly isOpen: boolean;
  withCommandOptions(options: {
    /** Milliseconds after which a command that could not be sent is forgotten. */
    readonly timeout: number;
    readonly typeMapping: { readonly [type: number]: typeof Buffer };
  }): ScriptClient;
}

/** What is used of a connected client of the packages `redis` and `@redis/client`: `createClient()`. */
export interface RedisClient extends CommandClient {
  readonly options: { readonly socket?: object; readonly database?: number };
  duplicate(overrides: { socket: { reconnectStrategy: false } }): SubscriberClient;
}

/** The same of a connected cluster: `createCluster()`. */
export interface RedisCluster extends CommandClient {
  readonly masters: readonly RedisClusterNode[];
  nodeClient(node: RedisClusterNode): Promise<RedisClient>;
}

export interface RedisClusterNode {
  readonly address: string;
}
