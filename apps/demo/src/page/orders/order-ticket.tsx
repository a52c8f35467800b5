import { Button, Text } from "@mantine/core";
import type { PreviewOrder } from "@schwab-kit/http-client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { accountNumbersOf, accountsOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Panel } from "../shared/panel.js";
import { Problem } from "../shared/problem.js";
import { accountChoices } from "./account-choices.js";
import { type OrderForm, orderRequestOf, whatIsMissing } from "./order-request.js";
import { PreviewedOrder } from "./previewed-order.js";
import type { Ticket } from "./ticket.js";
import { TicketFields } from "./ticket-fields.js";

/** An order is previewed first; what is placed is what was previewed, to the letter. */
export function OrderTicket({ ticket }: { readonly ticket: Ticket }): ReactNode {
  const { client } = useSession();
  const numbers = useQuery(accountNumbersOf(client)).data ?? [];
  const accounts = accountChoices(numbers, useQuery(accountsOf(client)).data ?? []);
  const [preview, setPreview] = useState<{ readonly form: OrderForm; readonly answer: PreviewOrder }>();
  const [problem, setProblem] = useState<unknown>();
  const [isAsking, setAsking] = useState(false);
  const form = { ...ticket.form, accountHash: ticket.form.accountHash || (accounts[0]?.hashValue ?? "") };
  const isPreviewed = preview !== undefined && JSON.stringify(preview.form) === JSON.stringify(form);
  const missing = whatIsMissing(form);
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
        <TicketFields form={form} accounts={accounts} onChange={ticket.change} />
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
