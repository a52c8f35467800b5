/** What never changes of an account. */
export interface AccountData {
  readonly accountNumber: string;
  /** What stands for the account number in paths. 64 hex digits, as Schwab's. */
  readonly hashValue: string;
  readonly type: "CASH" | "MARGIN";
  readonly nickName: string;
  readonly accountColor: string;
  /** What happened before the sandbox started: its cash and holdings are the sum of it. */
  readonly past: AccountPast;
}

/** Times are whole days before the start of the sandbox's market. */
interface AccountPast {
  readonly deposits: readonly { readonly daysAgo: number; readonly dollars: number }[];
  /** Bought at the market's price of that day; a negative quantity was sold. */
  readonly trades: readonly {
    readonly daysAgo: number;
    readonly symbol: string;
    readonly quantity: number;
  }[];
}

/** The accounts of the sandbox's one person, the primary one first. */
export const accounts: readonly AccountData[] = [
  {
    accountNumber: "10000001",
    hashValue: "5A1F0C3E9B7D24688642D7B9E3C0F1A50F1E2D3C4B5A69788796A5B4C3D2E1F0",
    type: "CASH",
    nickName: "Savings",
    accountColor: "Green",
    past: {
      deposits: [
        { daysAgo: 500, dollars: 41_000 },
        { daysAgo: 212, dollars: 6500 },
      ],
      trades: [
        { daysAgo: 482, symbol: "VTI", quantity: 30 },
        { daysAgo: 475, symbol: "SCHD", quantity: 310 },
        { daysAgo: 460, symbol: "KO", quantity: 80 },
        { daysAgo: 441, symbol: "SWPPX", quantity: 120.415 },
        { daysAgo: 208, symbol: "VTI", quantity: 12 },
        { daysAgo: 95, symbol: "KO", quantity: -25 },
      ],
    },
  },
  {
    accountNumber: "10000002",
    hashValue: "C7E4B1A89D6F3052250F3D6F9A8B1E4C7A6B5C4D3E2F10899801F2E3D4C5B6A7",
    type: "MARGIN",
    nickName: "Trading",
    accountColor: "Blue",
    past: {
      deposits: [{ daysAgo: 420, dollars: 92_500 }],
      trades: [
        { daysAgo: 402, symbol: "AAPL", quantity: 45 },
        { daysAgo: 377, symbol: "NVDA", quantity: 160 },
        { daysAgo: 301, symbol: "BRK/B", quantity: 12 },
        { daysAgo: 288, symbol: "MSFT", quantity: 25 },
        { daysAgo: 190, symbol: "BRK/B", quantity: -12 },
        { daysAgo: 120, symbol: "AAPL", quantity: 15 },
        { daysAgo: 74, symbol: "SPY", quantity: 12 },
        { daysAgo: 33, symbol: "NVDA", quantity: -20 },
        { daysAgo: 11, symbol: "SPY", quantity: 6 },
      ],
    },
  },
];
