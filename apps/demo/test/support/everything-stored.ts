import type { Page } from "playwright-core";

export interface Stored {
  /** All of it as one text; bytes as characters of their own value. */
  readonly text: string;
  /** What was looked into. */
  readonly kinds: Readonly<Record<"localStorage" | "sessionStorage" | "caches" | "indexedDB", boolean>>;
  /** Keys whose bytes a script could read. */
  readonly extractableKeys: number;
}

/** All that a page of this origin keeps in the browser, as a script of the page could read it. */
export async function everythingStored(page: Page): Promise<Stored> {
  return await page.evaluate(async () => {
    let extractableKeys = 0;
    const asText = (value: unknown): string => {
      if (value instanceof CryptoKey) {
        if (value.extractable) extractableKeys++;
        return "key";
      }
      if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value));
      if (ArrayBuffer.isView(value))
        return String.fromCharCode(...new Uint8Array(value.buffer as ArrayBuffer));
      if (Array.isArray(value)) return value.map(asText).join("\n");
      if (typeof value === "object" && value !== null) return asText(Object.entries(value).flat());
      return String(value);
    };
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const texts = [
      asText(Object.entries(localStorage)),
      asText(Object.entries(sessionStorage)),
      document.cookie,
    ];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url, (await (await cache.match(request))?.text()) ?? "");
      }
    }
    let stores = 0;
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        stores++;
        texts.push(asText(await settled(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    const kinds = { localStorage: true, sessionStorage: true, caches: true, indexedDB: stores > 0 };
    return { text: texts.join("\n"), kinds, extractableKeys };
  });
}
