import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { SignInPage } from "./sign-in-page.tsx";
import { useConnection } from "./connection.ts";
import { queryClient } from "./query-client.ts";
import { router } from "./router.ts";
import { theme } from "./theme.ts";

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <Pages />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages() {
  const { signedOut } = useConnection();
  return signedOut ? <SignInPage /> : <RouterProvider router={router} />;
}
