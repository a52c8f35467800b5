import { Alert, Button, List, Text } from "@mantine/core";
import { OrderOutcomeUnknownError, type PreviewOrder } from "@schwab-kit/http-client";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ordersKey } from "../queries.js";
import { useSession } from "../session-context.js";
import { asDollars } from "../shared/format.js";
import { Problem } from "../shared/problem.js";
import { securityName } from "../shared/security-name.js";
import { type OrderForm, orderRequestOf } from "./order-request.js";
import { figuresOf } from "./preview-figures.js";
import { UnknownOutcome } from "./unknown-outcome.js";

type Outcome =
  | { readonly is: "asking" }
  | { readonly is: "placed"; readonly orderId: string }
  | { readonly is: "unknown"; readonly error: OrderOutcomeUnknownError }
  | { readonly is: "refused"; readonly error: unknown };

/** What the order would do, and the button that places just this order, once. */
export function PreviewedOrder({
  form,
  preview,
}: {
  readonly form: OrderForm;
  readonly preview: PreviewOrder;
}): ReactNode {
  const { client, config } = useSession();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const { value, commission, buyingPowerAfter, rejects, warnings } = figuresOf(preview);
  const place = async (): Promise<void> => {
    setOutcome({ is: "asking" });
    try {
      const { orderId } = await client.placeOrder(form.accountHash, orderRequestOf(form));
      setOutcome({ is: "placed", orderId });
    } catch (error) {
      setOutcome(
        error instanceof OrderOutcomeUnknownError ? { is: "unknown", error } : { is: "refused", error },
      );
    }
    await queries.invalidateQueries({ queryKey: ordersKey });
  };
  return (
    <section className="preview" aria-label="Preview of the order">
      <dl className="facts">
        <dt>Order value</dt>
        <dd className="number">{asDollars(value)}</dd>
        <dt>Commission</dt>
        <dd className="number">{asDollars(commission)}</dd>
        <dt>Buying power after</dt>
        <dd className="number">{asDollars(buyingPowerAfter)}</dd>
      </dl>
      {rejects.length > 0 && (
        <Objections color="red" title="Schwab would refuse this order" objections={rejects} />
      )}
      {warnings.length > 0 && <Objections color="yellow" title="Schwab warns" objections={warnings} />}
      {outcome?.is === "placed" && (
        <Alert color="green" title="Placed" role="status">
          Order <span className="number">{outcome.orderId}</span> is with{" "}
          {config.mode === "sandbox" ? "the sandbox" : "Schwab"}; see Orders.
        </Alert>
      )}
      {outcome?.is === "unknown" && <UnknownOutcome error={outcome.error} />}
      {outcome?.is === "refused" && <Problem error={outcome.error} />}
      {(outcome === undefined || outcome.is === "asking") && rejects.length === 0 && (
        <>
          <Button
            size="xs"
            className="whole-order"
            color={form.side === "BUY" ? "green" : "red"}
            loading={outcome !== undefined}
            disabled={!config.mayPlaceOrders}
            onClick={() => void place()}
          >
            {inWords(form)}
          </Button>
          {!config.mayPlaceOrders && (
            <Text size="xs" c="dimmed">
              Live orders are switched off. Start the demo with --allow-live-orders to place them from here.
            </Text>
          )}
        </>
      )}
    </section>
  );
}

function Objections({
  color,
  title,
  objections,
}: {
  readonly color: string;
  readonly title: string;
  readonly objections: readonly string[];
}): ReactNode {
  return (
    <Alert color={color} title={title} role="status">
      <List size="sm">
        {objections.map((text) => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function inWords({ side, quantity, symbol, type, price }: OrderForm): string {
  const what = `${side === "BUY" ? "Buy" : "Sell"} ${quantity} ${securityName(symbol)}`;
  return type === "MARKET" ? `${what} at market` : `${what} at ${asDollars(price)}`;
}
