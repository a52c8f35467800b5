npx schwab watch --once --before 36h --run ./tell-me.sh || echo "exit code $?"
