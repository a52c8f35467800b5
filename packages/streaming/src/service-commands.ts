import { checkKeys } from "./services/check-keys.js";
import { fieldNumbers } from "./services/field-numbers.js";
import type { StreamFields } from "./services/stream-items.js";
import type { StreamService } from "./services/stream-service.js";
import type { Change } from "./wanted-subscriptions.js";

export interface SubscriptionOptions<Service extends StreamService> {
  /** The fields to be sent, of all keys of the service; all of them unless given. The key is always among them. */
  readonly fields?: readonly StreamFields[Service][] | undefined;
}

/** The commands behind the methods of each service. */
export abstract class ServiceCommands {
  /** Has a change of the subscriptions carried out. */
  protected abstract change(change: Change): Promise<void>;

  protected async subs<Service extends StreamService>(
    service: Service,
    keys: readonly string[],
    { fields }: SubscriptionOptions<Service> = {},
  ): Promise<void> {
    const numbers = wireFields(service, fields);
    await this.change({ command: "SUBS", service, keys: checkKeys(service, keys), fields: numbers });
  }

  protected async add<Service extends StreamService>(
    service: Service,
    keys: readonly string[],
    { fields }: SubscriptionOptions<Service> = {},
  ): Promise<void> {
    const numbers = fields && wireFields(service, fields);
    await this.change({ command: "ADD", service, keys: checkKeys(service, keys), fields: numbers });
  }

  protected async unsubs(service: StreamService, keys: readonly string[]): Promise<void> {
    await this.change({ command: "UNSUBS", service, keys: checkKeys(service, keys) });
  }

  protected async view<Service extends StreamService>(
    service: Service,
    fields: readonly StreamFields[Service][],
  ): Promise<void> {
    await this.change({ command: "VIEW", service, fields: wireFields(service, fields) });
  }
}

/** Candles always come with their time, for without it a repeated one can't be known. */
function wireFields(service: StreamService, fields: readonly string[] | undefined): string {
  if (fields === undefined || (service !== "CHART_EQUITY" && service !== "CHART_FUTURES")) {
    return fieldNumbers(service, fields);
  }
  fieldNumbers(service, fields);
  return fieldNumbers(service, [...fields, "chartTimeMillis"]);
}
