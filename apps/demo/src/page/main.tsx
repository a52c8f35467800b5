import "@mantine/core/styles.css";
import "./theme.css";
import "./layout.css";
import "./parts.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import { openSession } from "./open-session.js";
import { StartFailed } from "./start-failed.js";

const queries = new QueryClient({
  defaultOptions: {
    // SchwabClient retries what may be retried. The gateway is on this machine, whatever the network does.
    queries: { retry: false, networkMode: "always", refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: "always" },
  },
});

const root = createRoot(document.getElementById("root") as HTMLElement);
const render = (content: React.ReactNode): void =>
  root.render(
    // Without style elements made at run time, which the page's Content-Security-Policy does not allow.
    <MantineProvider defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>{content}</QueryClientProvider>
    </MantineProvider>,
  );

openSession().then(
  (session) => render(<App session={session} />),
  (error: unknown) => render(<StartFailed error={error} />),
);
