import { Table } from "@mantine/core";
import type { HoursByProduct, ProductHours, SessionInterval } from "@schwab-kit/http-client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { marketHoursOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Answer } from "../shared/answer.js";
import { none } from "../shared/format.js";
import { ScrollTable } from "../shared/scroll-table.js";

export function MarketHours(): ReactNode {
  const hours = useQuery(marketHoursOf(useSession().client));
  return (
    <Answer query={hours} rows={5}>
      {(data) => (
        <ScrollTable label="Market hours">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Market</Table.Th>
              <Table.Th>Regular hours, New York</Table.Th>
              <Table.Th>Before and after</Table.Th>
              <Table.Th>Day</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries<HoursByProduct | undefined>({ ...data }).flatMap(([market, products]) =>
              Object.entries(products ?? {}).map(([product, one]) => (
                <HoursRow key={`${market} ${product}`} market={market} hours={one} />
              )),
            )}
          </Table.Tbody>
        </ScrollTable>
      )}
    </Answer>
  );
}

function HoursRow({ market, hours }: { readonly market: string; readonly hours: ProductHours }): ReactNode {
  const { regularMarket = [], ...others } = hours.sessionHours ?? {};
  return (
    <Table.Tr>
      <Table.Th scope="row">{hours.productName ?? market}</Table.Th>
      <Table.Td className="number-left">
        {hours.isOpen === true ? inWords(regularMarket) : "no trading"}
      </Table.Td>
      <Table.Td className="number-left">{inWords(Object.values(others).flat())}</Table.Td>
      <Table.Td className="number-left">{hours.date ?? none}</Table.Td>
    </Table.Tr>
  );
}

const inWords = (intervals: readonly SessionInterval[]): string =>
  intervals.map(({ start, end }) => `${timeOfDay(start)} to ${timeOfDay(end)}`).join(", ") || none;

/** Of `2026-11-24T09:30:00-05:00`, which is New York's time as it stands. */
const timeOfDay = (moment = ""): string => moment.slice(11, 16);
