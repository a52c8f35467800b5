npx schwab login --manual
