/** What an account holds of one security. */
export interface Holding {
  readonly symbol: string;
  readonly quantity: number;
  /** Dollars paid per unit. */
  readonly averagePrice: number;
}

export interface AccountData {
  readonly accountNumber: string;
  /** What stands for the account number in paths. 64 hex digits, as Schwab's. */
  readonly hashValue: string;
  readonly type: "CASH" | "MARGIN";
  readonly nickName: string;
  readonly accountColor: string;
  /** Dollars. */
  readonly cash: number;
  readonly holdings: readonly Holding[];
}

/** The accounts of the sandbox's one person, the primary one first. */
export const accounts: readonly AccountData[] = [
  {
    accountNumber: "10000001",
    hashValue: "5A1F0C3E9B7D24688642D7B9E3C0F1A50F1E2D3C4B5A69788796A5B4C3D2E1F0",
    type: "CASH",
    nickName: "Savings",
    accountColor: "Green",
    cash: 8412.37,
    holdings: [
      { symbol: "VTI", quantity: 42, averagePrice: 241.18 },
      { symbol: "SCHD", quantity: 310, averagePrice: 25.64 },
      { symbol: "KO", quantity: 55, averagePrice: 58.02 },
      { symbol: "SWPPX", quantity: 120.415, averagePrice: 71.93 },
    ],
  },
  {
    accountNumber: "10000002",
    hashValue: "C7E4B1A89D6F3052250F3D6F9A8B1E4C7A6B5C4D3E2F10899801F2E3D4C5B6A7",
    type: "MARGIN",
    nickName: "Trading",
    accountColor: "Blue",
    cash: 23_906.81,
    holdings: [
      { symbol: "AAPL", quantity: 60, averagePrice: 187.44 },
      { symbol: "MSFT", quantity: 25, averagePrice: 402.7 },
      { symbol: "NVDA", quantity: 140, averagePrice: 96.15 },
      { symbol: "SPY", quantity: 18, averagePrice: 588.31 },
    ],
  },
];
