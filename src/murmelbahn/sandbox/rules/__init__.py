"""Pure decisions of the sandbox: what fate draws, who acts next."""
