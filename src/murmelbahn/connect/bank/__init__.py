"""The bank: files of camt and pain, and a simulated bank with payers who are late, generous or forgetful."""
