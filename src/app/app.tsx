import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense } from "react";
import { lazyPart } from "../components/ui/lazy-part.ts";
import { useConnection } from "./connection.ts";
import { queryClient } from "./query-client.ts";
import { router } from "./router.ts";
import { theme } from "./theme.ts";

const SignInPage = lazyPart(async () => (await import("./sign-in-page.tsx")).SignInPage);

export function App() {
  return (
    // Its variables are in `theme.css`: written at start, they would have every style computed once more.
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withGlobalClasses={false}
      withCssVariables={false}
    >
      <QueryClientProvider client={queryClient}>
        <Pages />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages() {
  const { signedOut } = useConnection();
  if (!signedOut) return <RouterProvider router={router} />;
  return (
    <Suspense>
      <SignInPage />
    </Suspense>
  );
}
