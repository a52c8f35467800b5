import { isObject, withoutSecrets, withoutTokens } from "@schwab-kit/core/support";
import type { SchwabApiErrorDetail } from "./api-error.js";

/**
 * What an error body says, from any of Schwab's four formats: `{ message, errors: string[] }` of the trader API,
 * `{ errors: object[] }` of the gateway and of market data, and `{ fault }` of the proxy in front of both.
 */
export function errorsIn(json: unknown, secrets: readonly string[]): SchwabApiErrorDetail[] {
  if (!isObject(json)) return [];
  const { message, errors, fault } = json;
  if (isObject(fault)) {
    const { errorcode } = isObject(fault["detail"]) ? fault["detail"] : {};
    return [detailOf({ title: errorcode, detail: fault["faultstring"] }, secrets)];
  }
  const list = Array.isArray(errors) ? errors.slice(0, 20) : [];
  const details = list.map((error: unknown) =>
    isObject(error) ? detailOf(error, secrets) : detailOf({ title: message, detail: error }, secrets),
  );
  if (details.length === 0 && isText(message)) return [detailOf({ detail: message }, secrets)];
  return details.filter((detail) => Object.keys(detail).length > 0);
}

function detailOf(error: Record<string, unknown>, secrets: readonly string[]): SchwabApiErrorDetail {
  const { id, title, detail, source } = error;
  const pointers = pointersIn(source).map((pointer) => withoutTokens(pointer, secrets, 200));
  return {
    ...(isText(id) ? { id: withoutSecrets(id, secrets) } : {}),
    ...(isText(title) ? { title: withoutTokens(title, secrets) } : {}),
    ...(isText(detail) ? { detail: withoutTokens(detail, secrets) } : {}),
    ...(pointers.length > 0 ? { pointers } : {}),
  };
}

function pointersIn(source: unknown): string[] {
  if (!isObject(source)) return [];
  const { pointer, parameter, header } = source;
  return [
    ...(Array.isArray(pointer) ? pointer : [pointer]).filter(isText),
    ...(isText(parameter) ? [`parameter ${parameter}`] : []),
    ...(isText(header) ? [`header ${header}`] : []),
  ];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
