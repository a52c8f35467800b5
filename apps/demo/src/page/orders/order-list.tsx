import { Badge, Button, Table, Text } from "@mantine/core";
import type { Order } from "@schwab-kit/http-client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { inShort } from "../accounts/totals.js";
import { accountNumbersOf, ordersKey, ordersOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Answer } from "../shared/answer.js";
import { asPrice, asQuantity, inNewYork, momentOf, none } from "../shared/format.js";
import { Problem } from "../shared/problem.js";
import { ScrollTable } from "../shared/scroll-table.js";
import { securityName } from "../shared/security-name.js";

const newestFirst = (one: Order, other: Order): number =>
  momentOf(other.enteredTime ?? "") - momentOf(one.enteredTime ?? "");

export function OrderList(): ReactNode {
  const session = useSession();
  const { client, config } = session;
  const orders = useQuery(ordersOf(session));
  const numbers = useQuery(accountNumbersOf(client)).data ?? [];
  const queries = useQueryClient();
  const cancellation = useMutation({
    mutationFn: async ({ orderId = 0, accountNumber }: Order) => {
      const account = numbers.find((one) => one.accountNumber === String(accountNumber));
      await client.cancelOrder(orderId, account?.hashValue ?? "");
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ordersKey }),
  });
  return (
    <>
      {cancellation.error !== null && <Problem error={cancellation.error} />}
      <Answer
        query={orders}
        rows={6}
        isEmpty={(data) => data.length === 0}
        empty="No orders in the last 60 days. Preview one in the ticket."
      >
        {(data) => (
          <ScrollTable label="Orders of the last 60 days">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Order</Table.Th>
                <Table.Th className="number">Price</Table.Th>
                <Table.Th>Status</Table.Th>
                <Table.Th aria-label="Cancel" />
                <Table.Th>Entered, New York</Table.Th>
                <Table.Th>Account</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...data].sort(newestFirst).map((order) => (
                <OrderRow
                  key={order.orderId}
                  order={order}
                  mayCancel={config.mayPlaceOrders && !cancellation.isPending}
                  onCancel={() => cancellation.mutate(order)}
                />
              ))}
            </Table.Tbody>
          </ScrollTable>
        )}
      </Answer>
    </>
  );
}

function OrderRow({
  order,
  mayCancel,
  onCancel,
}: {
  readonly order: Order;
  readonly mayCancel: boolean;
  readonly onCancel: () => void;
}): ReactNode {
  const { enteredTime, accountNumber, orderType, price, status, statusDescription, cancelable } = order;
  return (
    <Table.Tr>
      <Table.Td>{legsInWords(order)}</Table.Td>
      <Table.Td className="number">{orderType === "MARKET" ? "market" : asPrice(price)}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={colorOf(status)} className="plain-case quiet-badge">
          {(status ?? none).toLowerCase().replaceAll("_", " ")}
        </Badge>
        {statusDescription !== undefined && (
          <Text size="xs" c="dimmed" className="reason">
            {statusDescription}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="number">
        {cancelable === true && (
          <Button
            size="compact-xs"
            variant="default"
            disabled={!mayCancel}
            aria-label={`Cancel ${legsInWords(order)}`}
            onClick={onCancel}
          >
            Cancel
          </Button>
        )}
      </Table.Td>
      <Table.Td className="number-left">
        {enteredTime === undefined
          ? none
          : inNewYork(momentOf(enteredTime), {
              month: "short",
              day: "numeric",
              hour: "2-digit",
              minute: "2-digit",
            })}
      </Table.Td>
      <Table.Td className="number-left">{inShort(accountNumber)}</Table.Td>
    </Table.Tr>
  );
}

function legsInWords({ orderLegCollection = [], childOrderStrategies = [] }: Order): string {
  const legs = orderLegCollection.map(
    ({ instruction = "", quantity, instrument }) =>
      `${instruction.toLowerCase().replaceAll("_", " ")} ${asQuantity(quantity)} ${securityName(instrument?.symbol ?? "")}`,
  );
  if (childOrderStrategies.length > 0) legs.push(`with ${childOrderStrategies.length} more`);
  return legs.join(", ");
}

function colorOf(status: Order["status"]): string {
  if (status === "FILLED") return "green";
  if (status === "REJECTED") return "red";
  return status === "CANCELED" || status === "EXPIRED" || status === "REPLACED" ? "gray" : "blue";
}
