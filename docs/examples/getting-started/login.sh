npx schwab login
