import type { Journal } from "../journal/journal.js";
import type { Grants } from "../oauth/grants.js";
import type { Connection } from "./connection.js";
import type { StreamFaultList } from "./faults/stream-fault-list.js";
import { notices } from "./faults/stream-fault-names.js";
import type { StreamFeeds, StreamService } from "./feeds/stream-feeds.js";
import { dataFrame, heartbeatFrame, responseFrame } from "./frames.js";
import { checkLogin, isOfThisUser, notFound } from "./login-check.js";
import { noteCommand } from "./note-command.js";
import { type BadCommand, readCommands, type StreamCommand } from "./read-commands.js";
import { codes, type Outcome, outcomeOf, severing, succeeding } from "./response-codes.js";
import { isStreamService } from "./services.js";
import type { StreamerInfo } from "./streamer-info.js";
import { badCommand, createSubscriptions } from "./subscriptions.js";

/** What the program at the other end of one connection has asked for, and is sent. */
export interface Session {
  /** Takes one frame. */
  receive(text: string): void;
  /** Sends what is new in all services, and what is due by the sandbox's clock. */
  tick(): void;
  /** Sends what is new in a service. */
  deliver(service: StreamService): void;
  /** Ends it because the user has logged in on another connection. */
  takeOver(): void;
  cut(): void;
}

export interface SessionParts {
  readonly connection: Connection;
  readonly host: string;
  readonly info: StreamerInfo;
  readonly grants: Grants;
  readonly feeds: StreamFeeds;
  readonly faults: StreamFaultList;
  readonly journal: Journal;
  /** The sandbox's clock, epoch milliseconds. */
  readonly now: () => number;
  readonly marketTime: () => number;
  /** Called when the user has logged in here. */
  readonly loggedIn: (session: Session) => void;
}

/** Milliseconds of the sandbox's clock between heartbeats. */
const heartbeatInterval = 10_000;

/** Milliseconds of the sandbox's clock that a connection without subscriptions lives. */
const idleTime = 60_000;

/** Milliseconds that a LOGIN takes, so that who doesn't wait for the answer gets what Schwab gives then. */
const loginTime = 5;

/** The most keys that one frame tells of. */
const frameSize = 100;

export function createSession(parts: SessionParts): Session {
  const { connection, info, grants, feeds, faults, now, marketTime } = parts;
  const subscriptions = createSubscriptions(feeds);
  let isLoggedIn = false;
  let idleSince: number | undefined = now();
  let lastHeartbeat = now();

  function answer(command: StreamCommand | BadCommand): void {
    if (connection.isSlow()) connection.sever(notices["slow-consumer"]);
    if (connection.isOver()) return;
    if ("problem" in command) {
      respond(command, badCommand(command.problem));
      return;
    }
    const code = faults.takeCode(command);
    const failure = code === undefined || succeeding.has(code) ? undefined : outcomeOf(code);
    if (failure === undefined && isLogin(command)) {
      setTimeout(() => {
        if (!connection.isOver()) respond(command, login(command), code);
      }, loginTime);
      return;
    }
    const outcome = failure ?? carryOut(command);
    respond(command, outcome, code);
    if (outcome.code === codes.success && isStreamService(command.service)) deliver(command.service);
  }

  function login(command: StreamCommand): Outcome {
    const outcome = checkLogin(info, grants, command);
    if (outcome.code === codes.success) {
      isLoggedIn = true;
      parts.loggedIn(session);
    }
    return outcome;
  }

  function carryOut(command: StreamCommand): Outcome {
    if (!isLoggedIn || !isOfThisUser(info, command)) return notFound;
    if (command.service === "ADMIN") {
      return command.command === "LOGOUT"
        ? { code: codes.success, msg: "SUCCESS" }
        : badCommand(`ADMIN has no command ${command.command}`);
    }
    if (!isStreamService(command.service)) {
      return { code: codes.serviceNotAvailable, msg: `Service not available: ${command.service}` };
    }
    const outcome = subscriptions.carryOut(command.service, command.command, command.parameters);
    if (subscriptions.services().length > 0) idleSince = undefined;
    else idleSince ??= now();
    return outcome;
  }

  /** @param asked The code that a fault has asked for. */
  function respond(command: StreamCommand | BadCommand, outcome: Outcome, asked?: number): void {
    const isSuccess = outcome.code === codes.success;
    const content = isSuccess && asked !== undefined ? { ...outcome, code: asked } : outcome;
    noteCommand(parts, command, content.code, content.code === asked);
    connection.send(responseFrame(command, content, now()));
    if (severing.has(content.code)) connection.sever();
    else if (isSuccess && command.service === "ADMIN" && command.command === "LOGOUT") connection.close();
  }

  function deliver(service: StreamService): void {
    const time = marketTime();
    const news = subscriptions.news(service, time);
    for (let from = 0; from < news.length; from += frameSize) {
      connection.send(dataFrame(service, news.slice(from, from + frameSize), time));
    }
  }

  function tick(): void {
    const time = now();
    if (connection.isSlow()) connection.sever(notices["slow-consumer"]);
    if (idleSince !== undefined && time - idleSince >= idleTime) {
      connection.sever(notices["no-subscriptions"]);
    }
    if (connection.isOver()) return;
    if (isLoggedIn && time - lastHeartbeat >= heartbeatInterval) {
      lastHeartbeat = time;
      connection.send(heartbeatFrame(time));
    }
    for (const service of subscriptions.services()) deliver(service);
  }

  /** Keeps a failure of the sandbox itself apart from those it plays, and from everything but this stream. */
  function orSever(act: () => void): void {
    try {
      act();
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      const msg = `The sandbox itself failed (${name}). Please report it.`;
      connection.sever({ code: codes.unknownFailure, msg });
    }
  }

  const session: Session = {
    receive: (text) => orSever(() => readCommands(text).forEach(answer)),
    tick: () => orSever(tick),
    deliver: (service) => orSever(() => deliver(service)),
    takeOver: () => connection.sever(notices["taken-over"]),
    cut: connection.cut,
  };
  return session;
}

function isLogin({ service, command }: StreamCommand): boolean {
  return service === "ADMIN" && command === "LOGIN";
}
