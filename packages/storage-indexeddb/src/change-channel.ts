import type { Revision } from "@schwab-kit/core";
import { tellAll } from "@schwab-kit/core/support";

type Listener = (revision: Revision | undefined) => void;

/** Tells all tabs of this origin which revision is stored now, and nothing else. */
export class ChangeChannel {
  readonly #name: string;
  /** By a key of each subscription's own: one listener may subscribe twice. */
  readonly #listeners = new Map<object, Listener>();
  /** There only while somebody listens. */
  #channel: BroadcastChannel | undefined;
  #isClosed = false;

  constructor(name: string) {
    this.#name = name;
  }

  /** Arrow functions, because both are handed out. */
  readonly tell = (revision: Revision | undefined): void => {
    // A channel does not hear itself, so one of its own lets the listeners of this page hear it too.
    const channel = new BroadcastChannel(this.#name);
    channel.postMessage(revision);
    channel.close();
  };

  readonly subscribe = (listener: Listener): (() => void) => {
    if (this.#isClosed) return () => {};
    const subscription = {};
    this.#listeners.set(subscription, listener);
    if (this.#channel === undefined) {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.onmessage = ({ data }) => this.#hear(data);
    }
    return () => {
      this.#listeners.delete(subscription);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#stop();
  }

  #stop(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  #hear(revision: unknown): void {
    // Any script of this origin can post here.
    if (revision !== undefined && typeof revision !== "string") return;
    tellAll(this.#listeners.values(), revision);
  }
}
