import { Button, PasswordInput } from "@mantine/core";
import "@mantine/core/styles/PasswordInput.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sessionEndpoints } from "../../contract/session.ts";
import { callEndpoint } from "../lib/api.ts";
import classes from "./sign-in-page.module.css";

export function SignInPage() {
  const [token, setToken] = useState("");
  const queryClient = useQueryClient();
  const signIn = useMutation({
    mutationFn: () => callEndpoint(sessionEndpoints.signIn, { body: { token: token.trim() } }),
    onSuccess: () => queryClient.resetQueries(),
  });
  return (
    <main className={classes.page}>
      <title>Sign in · Objectory</title>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <img src="/favicon.svg" alt="" width={40} height={40} />
        <h1>Sign in to Objectory</h1>
        <p>
          The server printed its access token when it started. It is also in the file “token” of its
          data folder.
        </p>
        <PasswordInput
          label="Access token"
          size="sm"
          autoComplete="current-password"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={signIn.error?.message}
        />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </main>
  );
}
