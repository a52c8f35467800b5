npx schwab status || echo "exit code $?"
