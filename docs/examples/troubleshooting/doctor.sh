npx schwab doctor || echo "exit code $?"
