"""The pages of accounts: oneself, colleagues, offices, invitations."""
