import { NativeSelect, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { securityName } from "../shared/security-name.js";
import type { AccountChoice } from "./account-choices.js";
import type { OrderForm } from "./order-request.js";

export function TicketFields({
  form,
  accounts,
  onChange,
}: {
  readonly form: OrderForm;
  readonly accounts: readonly AccountChoice[];
  readonly onChange: (changed: Partial<OrderForm>) => void;
}): ReactNode {
  const name = securityName(form.symbol);
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Buy or sell"
        data={[
          { value: "BUY", label: "Buy" },
          { value: "SELL", label: "Sell" },
        ]}
        value={form.side}
        onChange={(side) => onChange({ side: side as OrderForm["side"] })}
      />
      <TextInput
        size="xs"
        label="Symbol"
        className="wide-field"
        description={name === form.symbol ? undefined : name}
        inputWrapperOrder={["label", "input", "description"]}
        value={form.symbol}
        onChange={(event) => onChange({ symbol: event.currentTarget.value.toUpperCase() })}
      />
      <NumberInput
        size="xs"
        label="Quantity"
        min={1}
        allowDecimal={false}
        value={form.quantity}
        onChange={(quantity) => onChange({ quantity: Number(quantity) })}
      />
      <NativeSelect
        size="xs"
        label="Type"
        data={[
          { value: "MARKET", label: "Market" },
          { value: "LIMIT", label: "Limit" },
        ]}
        value={form.type}
        onChange={(event) => onChange({ type: event.currentTarget.value as OrderForm["type"] })}
      />
      <NumberInput
        size="xs"
        label="Limit price"
        min={0}
        decimalScale={form.price !== undefined && form.price < 1 ? 4 : 2}
        disabled={form.type === "MARKET"}
        value={form.price ?? ""}
        onChange={(price) => onChange({ price: price === "" ? undefined : Number(price) })}
      />
      <NativeSelect
        size="xs"
        label="Valid"
        data={[
          { value: "DAY", label: "Today" },
          { value: "GOOD_TILL_CANCEL", label: "Until cancelled" },
        ]}
        value={form.duration}
        onChange={(event) => onChange({ duration: event.currentTarget.value as OrderForm["duration"] })}
      />
      <NativeSelect
        size="xs"
        label="Account"
        className="wide-field"
        data={accounts.map(({ hashValue, name }) => ({ value: hashValue, label: name }))}
        value={form.accountHash}
        onChange={(event) => onChange({ accountHash: event.currentTarget.value })}
      />
    </>
  );
}
