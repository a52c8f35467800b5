import { Button, NativeSelect, NumberInput, SegmentedControl, Text, TextInput } from "@mantine/core";
import type { PreviewOrder } from "@schwab-kit/http-client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { inShort } from "../accounts/totals.js";
import { accountNumbersOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Panel } from "../shared/panel.js";
import { Problem } from "../shared/problem.js";
import { type OrderForm, orderRequestOf, whatIsMissing } from "./order-request.js";
import { PreviewedOrder } from "./previewed-order.js";

/** An order is previewed first; what is placed is what was previewed, to the letter. */
export function OrderTicket({
  symbol,
  onSymbol,
}: {
  readonly symbol: string;
  readonly onSymbol: (symbol: string) => void;
}): ReactNode {
  const { client } = useSession();
  const accounts = useQuery(accountNumbersOf(client)).data ?? [];
  const [terms, setTerms] = useState<Omit<OrderForm, "symbol">>(firstTerms);
  const [preview, setPreview] = useState<{ readonly form: OrderForm; readonly answer: PreviewOrder }>();
  const [problem, setProblem] = useState<unknown>();
  const [isAsking, setAsking] = useState(false);
  const form = { ...terms, symbol, accountHash: terms.accountHash || (accounts[0]?.hashValue ?? "") };
  const isPreviewed = preview !== undefined && JSON.stringify(preview.form) === JSON.stringify(form);
  const missing = whatIsMissing(form);
  const change = (changed: Partial<OrderForm>): void => setTerms({ ...terms, ...changed });
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    setAsking(true);
    try {
      setPreview({ form, answer: await client.previewOrder(form.accountHash, orderRequestOf(form)) });
    } catch (error) {
      setProblem(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Panel title="Order">
      <form className="ticket" onSubmit={(event) => void ask(event)}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Buy or sell"
          data={[
            { value: "BUY", label: "Buy" },
            { value: "SELL", label: "Sell" },
          ]}
          value={form.side}
          onChange={(side) => change({ side: side as OrderForm["side"] })}
        />
        <TextInput
          size="xs"
          label="Symbol"
          className="wide-field"
          value={symbol}
          onChange={(event) => onSymbol(event.currentTarget.value.toUpperCase())}
        />
        <NumberInput
          size="xs"
          label="Quantity"
          min={1}
          allowDecimal={false}
          value={form.quantity}
          onChange={(quantity) => change({ quantity: Number(quantity) })}
        />
        <NativeSelect
          size="xs"
          label="Type"
          data={[
            { value: "MARKET", label: "Market" },
            { value: "LIMIT", label: "Limit" },
          ]}
          value={form.type}
          onChange={(event) => change({ type: event.currentTarget.value as OrderForm["type"] })}
        />
        <NumberInput
          size="xs"
          label="Limit price"
          min={0}
          decimalScale={form.price !== undefined && form.price < 1 ? 4 : 2}
          disabled={form.type === "MARKET"}
          value={form.price ?? ""}
          onChange={(price) => change({ price: price === "" ? undefined : Number(price) })}
        />
        <NativeSelect
          size="xs"
          label="Valid"
          data={[
            { value: "DAY", label: "Today" },
            { value: "GOOD_TILL_CANCEL", label: "Until cancelled" },
          ]}
          value={form.duration}
          onChange={(event) => change({ duration: event.currentTarget.value as OrderForm["duration"] })}
        />
        <NativeSelect
          size="xs"
          label="Account"
          className="wide-field"
          data={accounts.map(({ hashValue, accountNumber }) => ({
            value: hashValue,
            label: inShort(accountNumber),
          }))}
          value={form.accountHash}
          onChange={(event) => change({ accountHash: event.currentTarget.value })}
        />
        <Button
          type="submit"
          size="xs"
          className="wide-field"
          loading={isAsking}
          disabled={missing !== undefined}
        >
          Preview order
        </Button>
        {missing !== undefined && (
          <Text size="xs" c="dimmed" className="wide-field">
            {missing}
          </Text>
        )}
      </form>
      {problem !== undefined && <Problem error={problem} />}
      {isPreviewed && (
        <PreviewedOrder key={JSON.stringify(preview)} form={preview.form} preview={preview.answer} />
      )}
    </Panel>
  );
}

const firstTerms: Omit<OrderForm, "symbol"> = {
  accountHash: "",
  side: "BUY",
  quantity: 1,
  type: "MARKET",
  price: undefined,
  duration: "DAY",
};
