import { Button, Text } from "@mantine/core";
import type { PreviewOrder } from "@schwab-kit/http-client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { accountNumbersOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Panel } from "../shared/panel.js";
import { Problem } from "../shared/problem.js";
import { type OrderForm, orderRequestOf, whatIsMissing } from "./order-request.js";
import { PreviewedOrder } from "./previewed-order.js";
import { TicketFields } from "./ticket-fields.js";

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
  const change = ({ symbol: changedSymbol, ...changed }: Partial<OrderForm>): void => {
    if (changedSymbol !== undefined) onSymbol(changedSymbol);
    setTerms({ ...terms, ...changed });
  };
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
        <TicketFields form={form} accounts={accounts} onChange={change} />
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
