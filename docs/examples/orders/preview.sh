npx schwab order preview --buy 10 AAPL --limit 237.50 --account 10000002
