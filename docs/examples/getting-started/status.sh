npx schwab status
npx schwab quote AAPL '$SPX'
