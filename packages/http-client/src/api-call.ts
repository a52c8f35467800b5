/** The typed data of an answer together with the response that brought it. */
export interface WithResponse<T> {
  readonly data: T;
  /** For status and headers. Its body has been read already. */
  readonly response: Response;
}

/**
 * A request under way. Awaiting it gives the data; `withResponse()` gives data and response. However often
 * and whichever way it is awaited, one request is sent, at once.
 */
export class ApiCall<T> implements Promise<T> {
  readonly #result: Promise<WithResponse<T>>;
  readonly [Symbol.toStringTag] = "ApiCall";

  constructor(result: Promise<WithResponse<T>>) {
    this.#result = result;
  }

  /** The same call's data with its `Response`, whose body has been read. Rejects as the call does. */
  withResponse(): Promise<WithResponse<T>> {
    return this.#result;
  }

  // biome-ignore lint/suspicious/noThenProperty: a promise is what this is
  then<A = T, B = never>(
    onFulfilled?: ((data: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    // A promise of the data kept from the start would reject unobserved when only withResponse() is awaited.
    return this.#result.then(({ data }) => data).then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }
}
